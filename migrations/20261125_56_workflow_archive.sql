-- Histories of closed workflows, kept beyond Temporal's retention: the exact bytes, packed, with their SHA-256.

create table workflow_archive (
  tenant_id text not null references tenant,
  company_id text not null references company,
  workflow_id text not null,
  run_id text not null,
  workflow_type text not null,
  document_type text not null,
  document_id text not null,
  status text not null,
  started_at timestamptz not null,
  closed_at timestamptz not null,
  events integer not null check (events > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'), -- of the unpacked JSON
  content bytea not null, -- gzip of the history as JSON
  archived_at timestamptz not null default now(),
  primary key (tenant_id, workflow_id, run_id)
);
call protect_company('workflow_archive');
call append_only('workflow_archive');
create index workflow_archive_document on workflow_archive (document_id);
