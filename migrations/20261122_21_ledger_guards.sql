-- The ledger's guards, made to cost the same whatever the size of the tables and however many post at once: every row they need is
-- looked up by its key, and nobody locks the one company row that all postings share.

create or replace function posting_guard() returns trigger language plpgsql as $$
declare
  p record;
  bad record;
  current_id text := '';
  delta numeric := 0;
  kept boolean := false; -- whether the current account keeps a balance
  direction smallint;
  of_tenant text;
  of_company text;
  of_currency text;
begin
  select transfer_id, sum(amount) as total into bad from added group by transfer_id, currency having sum(amount) <> 0 limit 1;
  if found then
    raise exception 'transfer % does not balance: %', bad.transfer_id, bad.total using errcode = 'QD003';
  end if;
  -- One global order of locks, so that two transfers over the same accounts cannot deadlock. A floor lowered by an enforced cut rises
  -- again with every amount that comes in, until it stands at zero.
  for p in select account_id, tenant_id, company_id, currency, amount, transfer_id from added order by account_id loop
    if p.account_id <> current_id then
      if kept then
        update account set balance = balance + delta, floor = case when floor < 0 and delta > 0 then least(0, balance + delta) else floor end
          where id = current_id;
      end if;
      select a.bounded, a.side, a.tenant_id, a.company_id, a.currency into kept, direction, of_tenant, of_company, of_currency from account a where a.id = p.account_id;
      current_id := p.account_id;
      delta := 0;
    end if;
    if of_tenant is distinct from p.tenant_id or of_company is distinct from p.company_id or of_currency is distinct from p.currency then
      raise exception 'transfer % mixes companies or currencies, or names no account', p.transfer_id using errcode = 'QD004';
    end if;
    delta := delta + direction * p.amount;
  end loop;
  if kept then
    update account set balance = balance + delta, floor = case when floor < 0 and delta > 0 then least(0, balance + delta) else floor end
      where id = current_id;
  end if;
  return null;
end $$;

drop trigger transfer_guard on transfer;
create or replace function transfer_guard() returns trigger language plpgsql as $$
declare
  known text;
begin
  select p.status into known from accounting_period p
    where p.tenant_id = new.tenant_id and p.company_id = new.company_id and p.book = new.book and p.period = new.period;
  if not found then
    -- The period's own foreign keys see to it that tenant and company exist.
    insert into accounting_period (tenant_id, company_id, book, period) values (new.tenant_id, new.company_id, new.book, new.period) on conflict do nothing;
  elsif known = 'closed' then
    raise exception 'the accounting period is closed' using errcode = 'QD005';
  end if;
  return null;
end $$;
create trigger transfer_guard after insert on transfer for each row execute function transfer_guard();

-- A foreign key locks its parent's row for every child; all transfers share one company, so those locks pile up. The guards prove the
-- same without a lock: a transfer's period row exists for exactly its tenant and company, and a posting's account belongs to its tenant
-- and company. None of these rows can be deleted by the programs.
alter table transfer drop constraint transfer_tenant_id_fkey, drop constraint transfer_company_id_fkey;
alter table posting drop constraint posting_tenant_id_fkey, drop constraint posting_company_id_fkey, drop constraint posting_account_id_fkey;

-- A balance that changes with every posting keeps its row on its page and its indexes untouched.
alter table account set (fillfactor = 70);
