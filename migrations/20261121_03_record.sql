-- Effects, numbers, ledger, facts, audit, outbox, operations, notifications: what every capability leans on.

-- An effect happens once: its key is unique, its input is hashed, its result is what a repeat is answered with.
create table effect (
  tenant_id text not null references tenant,
  key text not null,
  input_hash text not null,
  result jsonb not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, key)
);
call protect('effect');
call append_only('effect');

create table number_counter (
  tenant_id text not null references tenant,
  company_id text not null references company,
  type text not null,
  day text not null,
  last integer not null,
  primary key (tenant_id, company_id, type, day)
);
call protect_company('number_counter');
call allow_write('number_counter');

create table accounting_period (
  tenant_id text not null references tenant,
  company_id text not null references company,
  book text not null,
  period text not null check (period ~ '^\d{4}-\d{2}$'),
  status text not null default 'open' check (status in ('open', 'closing', 'closed')),
  changed_at timestamptz not null default now(),
  changed_by text,
  primary key (tenant_id, company_id, book, period)
);
call protect_company('accounting_period');
call allow_write('accounting_period');

create table account (
  id text primary key,
  tenant_id text not null references tenant,
  company_id text not null references company,
  book text not null check (book in ('statutory', 'management', 'tax', 'budget', 'points', 'credit')),
  party_id text references party,
  purpose text not null,
  currency char(3) not null,
  side smallint not null check (side in (1, -1)), -- 1: grows by debits, -1: by credits
  bounded boolean not null,
  balance numeric(24, 6),
  floor numeric(24, 6),
  created_at timestamptz not null default now(),
  unique nulls not distinct (tenant_id, company_id, book, party_id, purpose, currency),
  constraint balance_kept check (bounded = (balance is not null) and bounded = (floor is not null)),
  constraint balance_floor check (balance >= floor)
);
call protect_company('account');
call allow_write('account', 'insert');
grant update (balance, floor) on account to qudao_api, qudao_worker;
create index account_party on account (party_id);

create table transfer (
  id text primary key,
  tenant_id text not null references tenant,
  company_id text not null references company,
  book text not null,
  key text not null,
  input_hash text not null,
  reason text not null,
  document_type text not null,
  document_id text not null,
  corrects_id text references transfer,
  business_date date not null,
  posting_date date not null,
  period text not null,
  original_period text,
  party_id text,
  region_id text,
  brand_id text,
  category_id text,
  cost_centre_id text,
  created_by text,
  request_id text,
  created_at timestamptz not null default now(),
  unique (tenant_id, key)
);
call protect_company('transfer');
call append_only('transfer');
create index transfer_document on transfer (document_id);
create index transfer_period on transfer (tenant_id, company_id, book, period);

create table posting (
  transfer_id text not null references transfer,
  line smallint not null,
  tenant_id text not null references tenant,
  company_id text not null references company,
  account_id text not null references account,
  amount numeric(24, 6) not null check (amount <> 0), -- debit positive, credit negative
  currency char(3) not null,
  primary key (transfer_id, line)
);
call protect_company('posting');
call append_only('posting');
create index posting_account on posting (account_id, transfer_id);

-- Guards of the ledger live where no program can forget them: a transfer balances, a bounded account keeps its balance above its floor.
create function posting_guard() returns trigger language plpgsql as $$
declare
  bad record;
  moved record;
begin
  select transfer_id, currency, sum(amount) as total into bad from added group by transfer_id, currency having sum(amount) <> 0 limit 1;
  if found then
    raise exception 'transfer % does not balance: %', bad.transfer_id, bad.total using errcode = 'QD003';
  end if;
  select p.transfer_id into bad from added p join account a on a.id = p.account_id
    where a.currency <> p.currency or a.company_id <> p.company_id or a.tenant_id <> p.tenant_id limit 1;
  if found then
    raise exception 'transfer % mixes companies or currencies', bad.transfer_id using errcode = 'QD004';
  end if;
  -- One global order of locks, so that two transfers over the same accounts cannot deadlock.
  for moved in
    select a.id, a.side * sum(p.amount) as delta from added p join account a on a.id = p.account_id where a.bounded group by a.id, a.side order by a.id
  loop
    -- A floor lowered by an enforced cut rises again with every amount that comes in, until it stands at zero.
    update account set balance = balance + moved.delta,
                       floor = case when floor < 0 and moved.delta > 0 then least(0, balance + moved.delta) else floor end
      where id = moved.id;
  end loop;
  return null;
end $$;
create trigger posting_guard after insert on posting referencing new table as added for each statement execute function posting_guard();

-- The period an amount may be posted in: its own, or the first later one that is not closed.
create function open_period(c text, b text, wanted text) returns text language plpgsql stable as $$
declare p text := wanted;
begin
  while exists (select from accounting_period where tenant_id = app_tenant() and company_id = c and book = b and period = p and status = 'closed') loop
    p := to_char((p || '-01')::date + interval '1 month', 'YYYY-MM');
  end loop;
  return p;
end $$;

create function transfer_guard() returns trigger language plpgsql as $$
begin
  if exists (select from added t join accounting_period p on p.tenant_id = t.tenant_id and p.company_id = t.company_id
             and p.book = t.book and p.period = t.period where p.status = 'closed') then
    raise exception 'the accounting period is closed' using errcode = 'QD005';
  end if;
  insert into accounting_period (tenant_id, company_id, book, period)
    select distinct t.tenant_id, t.company_id, t.book, t.period from added t
    where not exists (select from accounting_period p where p.tenant_id = t.tenant_id and p.company_id = t.company_id and p.book = t.book and p.period = t.period)
    on conflict do nothing;
  return null;
end $$;
create trigger transfer_guard after insert on transfer referencing new table as added for each statement execute function transfer_guard();

-- Immutable lines of what happened; a restatement is a later version that supersedes.
create table fact (
  id text primary key,
  tenant_id text not null references tenant,
  company_id text not null references company,
  kind text not null check (kind in ('ordered', 'shipped', 'received', 'invoiced', 'collected', 'returned', 'sold_through', 'retail_sold', 'retail_refunded')),
  order_kind text not null default 'dealer',
  source text not null,        -- which system or document type says so
  document_id text not null,
  document_line text not null,
  version integer not null default 1,
  supersedes_id text references fact,
  original_id text,            -- the fact a return or refund takes back
  seller_id text references party,
  buyer_id text references party,
  ship_to_id text references party,
  bill_to_id text references party,
  store_id text references party,
  guide_id text references party,
  channel text,
  region_id text,
  sku_id text,
  brand_id text,
  category_id text,
  quantity numeric(20, 6) not null,
  net_amount numeric(24, 6) not null,
  tax_amount numeric(24, 6) not null,
  gross_amount numeric(24, 6) not null,
  currency char(3) not null,
  business_date date not null,
  period text not null,         -- the period it belongs to
  posted_period text not null,  -- the period it was taken up in; later when it came late
  occurred_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  attributes jsonb not null default '{}',
  unique (tenant_id, company_id, kind, source, document_id, document_line, version)
);
call protect_company('fact');
call append_only('fact');
create index fact_scope on fact (tenant_id, company_id, kind, business_date);
create index fact_buyer on fact (buyer_id, kind, business_date);
create index fact_document on fact (document_id);

create table audit_log (
  id text primary key,
  tenant_id text not null references tenant,
  company_id text references company,
  at timestamptz not null default clock_timestamp(),
  actor_id text,
  on_behalf_of_id text,
  action text not null,
  object_type text not null,
  object_id text not null,
  outcome text not null check (outcome in ('done', 'refused')),
  code text,
  detail jsonb not null default '{}',
  request_id text,
  workflow_id text,
  ip text
);
call protect_company('audit_log');
call append_only('audit_log');
create index audit_log_object on audit_log (object_id, at);
create index audit_log_time on audit_log (tenant_id, at);

-- The sealer chains committed audit rows per company; prev_hash is inside the preimage, heads are anchored outside the database.
create table audit_seal (
  tenant_id text not null references tenant,
  chain text not null, -- company id, or the tenant id for rows of no company
  seq bigint not null,
  audit_id text not null unique references audit_log,
  prev_hash text not null,
  hash text not null,
  sealed_at timestamptz not null default now(),
  primary key (tenant_id, chain, seq)
);
call protect('audit_seal');
call append_only('audit_seal');
-- Unsealed rows are found without scanning the log: the sealer removes what it has chained.
create table audit_unsealed (
  audit_id text primary key references audit_log,
  tenant_id text not null references tenant,
  chain text not null,
  at timestamptz not null
);
call protect('audit_unsealed');
call allow_write('audit_unsealed', 'insert, delete');
create index audit_unsealed_order on audit_unsealed (at, audit_id);
create function audit_queue() returns trigger language plpgsql as $$
begin
  insert into audit_unsealed (audit_id, tenant_id, chain, at) values (new.id, new.tenant_id, coalesce(new.company_id, new.tenant_id), new.at);
  return null;
end $$;
create trigger audit_queue after insert on audit_log for each row execute function audit_queue();

create table outbox (
  id bigint generated always as identity primary key,
  tenant_id text not null references tenant,
  topic text not null,
  key text not null,
  payload jsonb not null,
  created_at timestamptz not null default now(),
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default now(),
  last_error text,
  done_at timestamptz,
  unique (tenant_id, topic, key)
);
call protect('outbox');
call allow_write('outbox');
create index outbox_due on outbox (next_attempt_at) where done_at is null;

create table operation (
  id text primary key,
  tenant_id text not null references tenant,
  company_id text references company,
  kind text not null,
  status text not null default 'running' check (status in ('running', 'done', 'failed', 'cancelled')),
  done integer not null default 0,
  total integer,
  step text not null default '',
  results jsonb not null default '[]',
  error jsonb,
  cancel_requested boolean not null default false,
  created_by text not null references user_account,
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
call protect_company('operation');
call allow_write('operation');
create index operation_owner on operation (created_by, created_at desc);

create table notification (
  id text primary key,
  tenant_id text not null references tenant,
  user_id text not null references user_account,
  kind text not null,
  document_type text not null,
  document_id text not null,
  params jsonb not null default '{}',
  created_at timestamptz not null default now(),
  read_at timestamptz
);
call protect('notification');
call allow_write('notification');
create index notification_user on notification (user_id, created_at desc);

-- What happened to a document in business words; the console's timeline reads this, never raw workflow history.
create table document_event (
  id text primary key,
  tenant_id text not null references tenant,
  company_id text not null references company,
  document_type text not null,
  document_id text not null,
  kind text not null,
  outcome text not null default 'done' check (outcome in ('done', 'refused', 'waiting')),
  actor_id text,
  on_behalf_of_id text,
  params jsonb not null default '{}',
  workflow_id text,
  request_id text,
  at timestamptz not null default clock_timestamp()
);
call protect_company('document_event');
call append_only('document_event');
create index document_event_document on document_event (document_id, at, id);

create table attachment (
  id text primary key,
  tenant_id text not null references tenant,
  company_id text not null references company,
  document_type text not null,
  document_id text not null,
  name text not null,
  media_type text not null,
  bytes bigint not null,
  sha256 text not null,
  uploaded_by text not null references user_account,
  created_at timestamptz not null default now()
);
call protect_company('attachment');
call append_only('attachment');
create index attachment_document on attachment (document_id);

create table comment (
  id text primary key,
  tenant_id text not null references tenant,
  company_id text not null references company,
  document_type text not null,
  document_id text not null,
  author_id text not null references user_account,
  body text not null check (length(body) between 1 and 4000),
  created_at timestamptz not null default now()
);
call protect_company('comment');
call append_only('comment');
create index comment_document on comment (document_id, created_at);

create table import_run (
  id text primary key,
  tenant_id text not null references tenant,
  company_id text not null references company,
  kind text not null,
  source text not null,
  file_sha256 text not null,
  read integer not null,
  taken integer not null,
  skipped jsonb not null,
  started_at timestamptz not null,
  finished_at timestamptz not null default now()
);
call protect_company('import_run');
call append_only('import_run');
