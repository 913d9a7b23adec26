-- The ledger's hot path: what is asked with every transfer is asked once and by key.

-- A check constraint is parsed anew by every statement that writes its table. Book and side never change after the account is made, so
-- they are checked then; what a balance change can break is one short expression: exactly the bounded accounts stand at or above a floor.
alter table account drop constraint account_book_check, drop constraint account_side_check, drop constraint balance_kept,
  drop constraint balance_floor;
alter table account add constraint balance_floor check ((balance >= floor) is true = bounded);
create function account_form() returns trigger language plpgsql as $$
begin
  if new.book not in ('statutory', 'management', 'tax', 'budget', 'points', 'credit') or new.side not in (1, -1)
     or new.bounded <> (new.balance is not null) or new.bounded <> (new.floor is not null) then
    raise exception 'account % has a book, side or balance of no account', new.id using errcode = '23514', constraint = 'account_form', table = 'account';
  end if;
  return new;
end $$;
create trigger account_form before insert on account for each row execute function account_form();

-- The guard reads every posting anyway, so it also proves that the amount is not zero.
alter table posting drop constraint posting_amount_check;

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
  direction smallint;
  of_tenant text;
  of_company text;
  of_currency text;
begin
  -- One global order of locks, so that two transfers over the same accounts cannot deadlock. A floor lowered by an enforced cut rises
  -- again with every amount that comes in, until it stands at zero.
  for p in select account_id, tenant_id, company_id, currency, amount, transfer_id from added order by account_id loop
    if p.amount = 0 then
      raise exception 'transfer % posts an amount of zero', p.transfer_id using errcode = '23514', constraint = 'posting_amount', table = 'posting';
    end if;
    if p.transfer_id is distinct from one_transfer then
      several := several or one_transfer is not null;
      one_transfer := p.transfer_id;
    end if;
    several := several or p.currency is distinct from coalesce(one_currency, p.currency);
    one_currency := p.currency;
    total := total + p.amount;
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
  if several then
    select transfer_id, sum(amount) as total into bad from added group by transfer_id, currency having sum(amount) <> 0 limit 1;
    if found then
      raise exception 'transfer % does not balance: %', bad.transfer_id, bad.total using errcode = 'QD003';
    end if;
  elsif total <> 0 then
    raise exception 'transfer % does not balance: %', one_transfer, total using errcode = 'QD003';
  end if;
  if kept then
    update account set balance = balance + delta, floor = case when floor < 0 and delta > 0 then least(0, balance + delta) else floor end
      where id = current_id;
  end if;
  return null;
end $$;
