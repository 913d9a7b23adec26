-- Approval policies as versioned data, and the approvals, tiers, tasks and decisions they produce.

create table approval_policy (
  id text primary key, tenant_id text not null references tenant, company_id text not null references company,
  document_type text not null, version integer not null,
  valid_from timestamptz not null default now(), valid_to timestamptz,
  recorded_at timestamptz not null default now(), published_by text,
  rules jsonb not null,
  unique (tenant_id, company_id, document_type, version)
);
call protect_company('approval_policy'); call allow_write('approval_policy');

create table approval (
  id text primary key, tenant_id text not null references tenant, company_id text not null references company,
  document_type text not null, document_id text not null, document_version integer not null,
  document_number text not null,
  region_id text, party_id text,
  subject text not null, amount numeric(24, 6) not null, currency char(3) not null,
  exceptions text[] not null default '{}',
  policy_id text not null references approval_policy,
  round integer not null default 1,
  status text not null default 'open' check (status in ('open', 'approved', 'rejected', 'returned', 'recalled', 'expired', 'cancelled')),
  requester_id text not null,
  excluded text[] not null default '{}', -- users who may not decide: requester, beneficiaries, their delegates, who earns from it
  workflow_id text not null,
  version integer not null default 1,
  created_at timestamptz not null default now(), finished_at timestamptz,
  unique (tenant_id, document_type, document_id, document_version)
);
call protect_company('approval'); call allow_write('approval');
create index approval_requester on approval (tenant_id, requester_id, created_at desc);

create table approval_tier (
  approval_id text not null references approval, round integer not null, tier integer not null,
  tenant_id text not null references tenant, company_id text not null references company,
  document_id text not null, document_version integer not null,
  name text not null, name_en text not null, mode text not null check (mode in ('any', 'all')), finance boolean not null default false,
  status text not null default 'waiting' check (status in ('waiting', 'open', 'passed', 'rejected', 'returned', 'skipped', 'cancelled')),
  opened_at timestamptz, due_at timestamptz, reminded_at timestamptz, escalated_at timestamptz, finished_at timestamptz,
  primary key (approval_id, round, tier)
);
call protect_company('approval_tier'); call allow_write('approval_tier');

-- A passed tier exists once per document, version and round: the last word when two decisions race.
create table approval_tier_pass (
  tenant_id text not null references tenant, company_id text not null references company,
  document_id text not null, document_version integer not null, round integer not null, tier integer not null,
  approval_id text not null references approval, at timestamptz not null default now(),
  primary key (tenant_id, document_id, document_version, round, tier)
);
call protect_company('approval_tier_pass'); call append_only('approval_tier_pass');

create table approval_task (
  id text primary key, tenant_id text not null references tenant, company_id text not null references company,
  approval_id text not null references approval, round integer not null, tier integer not null,
  user_id text not null references user_account,
  on_behalf_of_id text references user_account, -- the absent person whose delegate this is
  origin text not null check (origin in ('policy', 'delegate', 'transferred', 'added', 'escalated')),
  from_user_id text references user_account,    -- who transferred or added
  required boolean not null default true,
  status text not null default 'open' check (status in ('open', 'done', 'cancelled')),
  created_at timestamptz not null default now(), finished_at timestamptz,
  unique (approval_id, round, tier, user_id)
);
call protect_company('approval_task'); call allow_write('approval_task');
create index approval_task_open on approval_task (tenant_id, user_id, created_at desc) where status = 'open';
create index approval_task_user on approval_task (tenant_id, user_id, created_at desc);

create table approval_decision (
  id text primary key, tenant_id text not null references tenant, company_id text not null references company,
  approval_id text not null references approval,
  document_id text not null, document_version integer not null, round integer not null, tier integer not null,
  user_id text not null references user_account, on_behalf_of_id text,
  action text not null check (action in ('approve', 'reject', 'send_back', 'transfer', 'add', 'recall', 'remind', 'escalate', 'expire')),
  to_tier integer, to_user_id text, comment text not null default '', changes jsonb, amount numeric(24, 6),
  at timestamptz not null default clock_timestamp()
);
call protect_company('approval_decision'); call append_only('approval_decision');
create unique index approval_decision_once on approval_decision (tenant_id, document_id, document_version, round, tier, user_id)
  where action in ('approve', 'reject', 'send_back');
create index approval_decision_approval on approval_decision (approval_id, at);
create index approval_decision_user on approval_decision (tenant_id, user_id, at desc);

create table approval_cc (
  approval_id text not null references approval, tenant_id text not null references tenant, company_id text not null references company,
  user_id text not null references user_account, created_at timestamptz not null default now(), read_at timestamptz,
  primary key (approval_id, user_id)
);
call protect_company('approval_cc'); call allow_write('approval_cc');
create index approval_cc_user on approval_cc (tenant_id, user_id, created_at desc);
