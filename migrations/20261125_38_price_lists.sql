-- Price lists count their own changes, are switched off instead of deleted, and a version that has not begun can be withdrawn or replaced.

alter table price_list add column version integer not null default 1, add column active boolean not null default true;
do $$
declare
  one record;
begin
  for one in select id from tenant loop
    perform set_config('qudao.tenant', one.id, true);
    update price_list l set version = greatest(1, (select coalesce(max(v.version), 1) from price_list_version v where v.price_list_id = l.id));
  end loop;
  perform set_config('qudao.tenant', '', true);
end $$;

alter table price_list_version add column withdrawn_at timestamptz,
  drop constraint price_list_version_price_list_id_daterange_excl,
  add constraint price_list_version_one_at_a_time
    exclude using gist (price_list_id with =, daterange(valid_from, valid_to) with &&) where (withdrawn_at is null);
