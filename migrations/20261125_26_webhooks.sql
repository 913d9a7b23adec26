-- Webhooks: who is told of what, each message with its attempts. A message is kept as it is signed, so that a retry is the same to the byte.

create table webhook_endpoint (
  id text primary key,
  tenant_id text not null references tenant,
  company_id text not null references company,
  url text not null check (length(url) between 1 and 500),
  description text not null default '' check (length(description) <= 200),
  event_types text[] not null check (cardinality(event_types) > 0),
  status text not null default 'active' check (status in ('active', 'disabled')),
  disabled_reason text check (disabled_reason in ('person', 'gone', 'failing')),
  failing_since timestamptz, -- the first failed attempt after the last good one
  secret_sealed text not null,
  previous_secret_sealed text,
  previous_secret_until timestamptz, -- until then messages carry a second signature
  version integer not null default 1,
  created_by text not null references user_account,
  created_at timestamptz not null default now()
);
call protect_company('webhook_endpoint');
call allow_write('webhook_endpoint');
create index webhook_endpoint_company on webhook_endpoint (tenant_id, company_id, id desc);

create table webhook_delivery (
  id text primary key, -- the webhook-id header
  tenant_id text not null references tenant,
  company_id text not null references company,
  endpoint_id text not null references webhook_endpoint,
  event_type text not null,
  event_id text,
  body text not null,
  status text not null default 'pending' check (status in ('pending', 'delivered', 'failed')),
  run integer not null default 1, -- grows with every redelivery
  attempts integer not null default 0,
  next_attempt_at timestamptz,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  unique (endpoint_id, event_id)
);
call protect_company('webhook_delivery');
call allow_write('webhook_delivery');
create index webhook_delivery_endpoint on webhook_delivery (endpoint_id, id desc);
create index webhook_delivery_company on webhook_delivery (tenant_id, company_id, id desc);

create table webhook_attempt (
  delivery_id text not null references webhook_delivery,
  run integer not null,
  attempt integer not null,
  tenant_id text not null references tenant,
  company_id text not null references company,
  at timestamptz not null,
  status_code integer,
  error text, -- why there was no answer
  duration_ms integer not null,
  excerpt text not null,
  primary key (delivery_id, run, attempt)
);
call protect_company('webhook_attempt');
call append_only('webhook_attempt');
