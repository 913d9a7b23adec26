-- Imports of sheets by people: what was uploaded, what each row would do, what it did, and why it did not.

create table import_job (
  id text primary key,
  tenant_id text not null references tenant,
  company_id text not null references company,
  kind text not null,
  -- stopped: cancelled, or its person lost the right to it; what is applied stays, the rest can be gone on with.
  status text not null default 'checking' check (status in ('checking', 'checked', 'unreadable', 'applying', 'applied', 'stopped')),
  file_id text not null references stored_file,
  -- The operation that checks or applies it now, or did last.
  operation_id text not null references operation,
  -- The refusal of the file as a whole, or why it stopped.
  problem jsonb,
  -- Rows found done when the work went on after it was broken off.
  resumed_rows integer not null default 0,
  created_by text not null references user_account,
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
call protect_company('import_job');
call allow_write('import_job');
create index import_job_owner on import_job (created_by, id desc);

create table import_row (
  tenant_id text not null references tenant,
  company_id text not null references company,
  job_id text not null references import_job,
  row_no integer not null,
  -- What the row is about, e.g. a code; contents stay in the file.
  label text not null,
  action text not null check (action in ('create', 'update', 'unchanged', 'error')),
  outcome text check (outcome in ('applied', 'refused')),
  errors jsonb not null default '[]',
  primary key (job_id, row_no)
);
call protect_company('import_row');
call allow_write('import_row');
