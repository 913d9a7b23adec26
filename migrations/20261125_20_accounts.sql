-- Accounts as administrators keep them: a password somebody else set must be changed, a role says who granted it.

alter table user_account add column must_change_password boolean not null default false;
alter table user_account add column password_until timestamptz; -- a password set by somebody else opens nothing after this

-- A role withdrawn on the day it began was never in force: its interval is empty.
alter table user_role drop constraint user_role_check;
alter table user_role add constraint user_role_dates check (valid_to >= valid_from);
alter table user_role add column granted_by text references user_account;
alter table user_role add column granted_at timestamptz not null default now();
