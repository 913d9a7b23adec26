-- The ledger's hot path once more: one look per question, and none of them asked twice.

-- A transfer of a closed period moves to the first open one as it is written, so no statement has to ask before.
drop trigger transfer_guard on transfer;
drop function transfer_guard();
create function transfer_period() returns trigger language plpgsql as $$
declare
  known text;
begin
  select p.status into known from accounting_period p
    where p.tenant_id = new.tenant_id and p.company_id = new.company_id and p.book = new.book and p.period = new.period;
  if found and known <> 'closed' then
    return new;
  end if;
  if found then
    new.original_period := coalesce(new.original_period, new.period);
    new.period := open_period(new.company_id, new.book, new.period);
    new.posting_date := (new.period || '-01')::date;
  end if;
  -- The period's own foreign keys see to it that tenant and company exist.
  insert into accounting_period (tenant_id, company_id, book, period) values (new.tenant_id, new.company_id, new.book, new.period) on conflict do nothing;
  return new;
end $$;
create trigger transfer_period before insert on transfer for each row execute function transfer_period();

-- A foreign key writes a lock into the transfer's row for each of its postings. Transfers are never deleted, so it is enough that the
-- guard finds the row.
alter table posting drop constraint posting_transfer_id_fkey;

create or replace function posting_guard() returns trigger language plpgsql as $$
declare
  p record;
  bad record;
  one_transfer text;
  one_currency text;
  several boolean := false;
  total numeric := 0;
  current_id text := '';
  delta numeric := 0;
  kept boolean := false; -- whether the current account keeps a balance
begin
  -- One global order of locks, so that two transfers over the same accounts cannot deadlock. A floor lowered by an enforced cut rises
  -- again with every amount that comes in, until it stands at zero. The lateral looks go by key, whatever the size of the tables.
  for p in
    select x.account_id, x.tenant_id, x.company_id, x.currency, x.amount, x.transfer_id, a.bounded, a.side,
           (a.tenant_id, a.company_id, a.currency, t.tenant_id, t.company_id)
             is not distinct from (x.tenant_id, x.company_id, x.currency, x.tenant_id, x.company_id) as fits
    from added x
      left join lateral (select * from account k where k.id = x.account_id offset 0) a on true
      left join lateral (select tenant_id, company_id from transfer k where k.id = x.transfer_id offset 0) t on true
    order by x.account_id
  loop
    if p.amount = 0 then
      raise exception 'transfer % posts an amount of zero', p.transfer_id using errcode = '23514', constraint = 'posting_amount', table = 'posting';
    end if;
    if not p.fits then
      raise exception 'transfer % mixes companies or currencies, or names no account or transfer', p.transfer_id using errcode = 'QD004';
    end if;
    if one_transfer is null then
      one_transfer := p.transfer_id;
      one_currency := p.currency;
    elsif p.transfer_id <> one_transfer or p.currency <> one_currency then
      several := true;
    end if;
    total := total + p.amount;
    if p.account_id <> current_id then
      if kept then
        update account set balance = balance + delta, floor = case when floor < 0 and delta > 0 then least(0, balance + delta) else floor end
          where id = current_id;
      end if;
      current_id := p.account_id;
      kept := p.bounded;
      delta := 0;
    end if;
    delta := delta + p.side * p.amount;
  end loop;
  if kept then
    update account set balance = balance + delta, floor = case when floor < 0 and delta > 0 then least(0, balance + delta) else floor end
      where id = current_id;
  end if;
  if several then
    select transfer_id, sum(amount) as total into bad from added group by transfer_id, currency having sum(amount) <> 0 limit 1;
    if found then
      raise exception 'transfer % does not balance: %', bad.transfer_id, bad.total using errcode = 'QD003';
    end if;
  elsif total <> 0 then
    raise exception 'transfer % does not balance: %', one_transfer, total using errcode = 'QD003';
  end if;
  return null;
end $$;
