-- Lines and facts name the tenant and company of their document. Proving that row by row locks the one company row for every line, and
-- all documents share it; here it is proven once per statement, and more strictly: the company must be of that tenant.

create function company_guard() returns trigger language plpgsql as $$
declare
  bad record;
begin
  select a.tenant_id, a.company_id into bad from (select distinct tenant_id, company_id from added) a
    where not exists (select from company c where c.id = a.company_id and c.tenant_id = a.tenant_id) limit 1;
  if found then
    raise exception '% names company % of another tenant or of none', tg_table_name, bad.company_id using errcode = '23503', table = tg_table_name;
  end if;
  return null;
end $$;

create procedure guard_company(target regclass) language plpgsql as $$
begin
  execute format('alter table %s drop constraint %I, drop constraint %I', target, target || '_tenant_id_fkey', target || '_company_id_fkey');
  execute format('create trigger company_guard after insert on %s referencing new table as added for each statement execute function company_guard()', target);
  execute format('create trigger company_fixed before update of tenant_id, company_id on %s for each row
    when (old.tenant_id is distinct from new.tenant_id or old.company_id is distinct from new.company_id) execute function refuse_change()', target);
end $$;
call guard_company('fact');
call guard_company('order_line');
call guard_company('shipment_line');
call guard_company('invoice_line');
call guard_company('return_line');
