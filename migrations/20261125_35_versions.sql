-- What changed in a master record: one row per version, each field before and after. Published prices and contract versions keep their own rows too.

create table record_version (
  tenant_id text not null references tenant, company_id text not null references company,
  object_type text not null, object_id text not null, version integer not null,
  party_id text references party, -- the partner it belongs to; null: no partner's
  changes jsonb not null, -- [{field, before, after}]
  created_by text, request_id text, at timestamptz not null default now(),
  primary key (tenant_id, company_id, object_type, object_id, version)
);
call protect_company('record_version');
call append_only('record_version');
-- Who may not see the partner reads nothing of its past.
create policy wall_party on record_version as restrictive for select to qudao_api
  using (party_id is null or (select app_everything('qudao.parties')) or party_id = any ((select app_list('qudao.parties'))::text[])
         or exists (select from dealer d where d.party_id = record_version.party_id));
