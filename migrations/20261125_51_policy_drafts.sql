-- The next version of a policy while it is written: one per document type, gone when it is published or discarded.
create table approval_policy_draft (
  tenant_id text not null references tenant,
  company_id text not null references company,
  document_type text not null,
  based_on integer not null,
  rules jsonb not null,
  version integer not null default 1,
  updated_by text,
  updated_at timestamptz not null,
  primary key (tenant_id, company_id, document_type)
);
call protect_company('approval_policy_draft');
call allow_write('approval_policy_draft', 'insert, update, delete');
