-- A document number in one round trip: the company's own day, the next number of it, committed by itself so that documents do not wait for each other.

create function take_number(of_tenant text, of_company text, kind text, taken_at timestamptz) returns text language plpgsql as $$
declare
  today date;
  n integer;
begin
  perform set_config('qudao.tenant', of_tenant, true), set_config('qudao.companies', '*', true);
  select (taken_at at time zone zone)::date into strict today from company where id = of_company;
  insert into number_counter as c (tenant_id, company_id, type, day, last) values (of_tenant, of_company, kind, today::text, 1)
    on conflict (tenant_id, company_id, type, day) do update set last = c.last + 1 returning last into n;
  return kind || '-' || to_char(today, 'YYYYMMDD') || '-' || lpad(n::text, greatest(4, length(n::text)), '0');
end $$;
