-- Files people upload and files made for them; their contents lie outside the database under their SHA-256.

create table stored_file (
  id text primary key,
  tenant_id text not null references tenant,
  company_id text not null references company,
  purpose text not null check (purpose in ('upload', 'export', 'failures')),
  name text not null,
  media_type text not null,
  bytes bigint not null check (bytes >= 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- The person whose file it is: nobody else gets it.
  owner_id text not null references user_account,
  -- What its owner could see when it was made; whoever sees less or more by now gets a new export instead.
  scope_sha256 text,
  created_at timestamptz not null default now()
);
call protect_company('stored_file');
call append_only('stored_file');
create index stored_file_owner on stored_file (owner_id, created_at desc);
