-- What an approval needs to go on by itself: the rule of each tier, its due times, who earns from the amount, and what a seat counts for.

alter table approval
  add column beneficiaries text[] not null default '{}', -- users who gain from the amount
  add column region_path text[] not null default '{}',   -- the document's region and those above it
  add column same_person_once boolean not null default false,
  add column expire_at timestamptz not null default now() + interval '30 days';

alter table approval_tier
  add column rule jsonb not null default '{}',
  add column remind_at timestamptz,
  add column escalate_at timestamptz;

-- base: a seat of the tier's own rule; added: must decide as well; escalated: may stand in for the tier's own seats.
alter table approval_task add column seat text not null default 'base' check (seat in ('base', 'added', 'escalated'));
create index approval_task_behalf on approval_task (tenant_id, on_behalf_of_id) where status = 'open' and on_behalf_of_id is not null;
create index approval_open on approval (tenant_id, id) where status = 'open';
create index delegation_live on delegation (tenant_id, valid_to) where revoked_at is null;
create index delegation_delegate on delegation (delegate_id) where revoked_at is null;

-- The last word on segregation of duties: whoever is excluded cannot have decided, in person or through a delegate.
create function approval_duty_guard() returns trigger language plpgsql as $$
begin
  if new.action in ('approve', 'reject', 'send_back') and exists (
    select from approval a where a.id = new.approval_id
      and (new.user_id = a.requester_id or new.user_id = any (a.excluded) or new.on_behalf_of_id = any (a.excluded) or new.on_behalf_of_id = a.requester_id)) then
    raise exception 'user % may not decide approval %', new.user_id, new.approval_id using errcode = 'QD007';
  end if;
  return null;
end $$;
create trigger duty_guard after insert on approval_decision for each row execute function approval_duty_guard();

-- Two accounts of one person, and everybody of the partner concerned, are found when an approval opens.
create index user_account_party on user_account (party_id);
