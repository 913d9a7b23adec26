-- API keys: what a program may do in the name of a person. The secret is kept as its hash alone.

create table api_key (
  id text primary key,
  tenant_id text not null references tenant,
  company_id text not null references company, -- the one company it works in
  owner_id text not null references user_account, -- in whose name it acts: it never may more than they
  name text not null check (length(name) between 1 and 100),
  scopes text[] not null check (cardinality(scopes) > 0),
  hash text not null unique, -- SHA-256 of a secret of 256 random bits: a stolen table opens nothing
  prefix text not null, -- what people see of the secret
  created_by text not null references user_account,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null check (expires_at > created_at),
  last_used_at timestamptz,
  last_used_ip text,
  revoked_at timestamptz,
  revoked_by text references user_account
);
call protect_company('api_key');
call allow_write('api_key', 'insert');
grant update (last_used_at, last_used_ip, revoked_at, revoked_by) on api_key to qudao_api, qudao_worker;
create index api_key_list on api_key (tenant_id, company_id, id desc);
create index api_key_owner on api_key (owner_id);
