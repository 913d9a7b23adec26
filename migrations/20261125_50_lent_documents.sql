-- Whoever is asked to decide a document beyond their own reach (escalation, hand-over) reads it, and the partner it is about, while the
-- task is theirs. The list is set for reading requests only; writing keeps to the own reach.

create procedure lend_reading(target regclass, party_column text, lent_column text) language plpgsql as $$
declare
  reach text := format($p$(select app_everything('qudao.parties')) or %I = any ((select app_list('qudao.parties'))::text[])
    or region_id = any ((select app_list('qudao.regions'))::text[])$p$, party_column);
begin
  execute format('drop policy wall_party on %s', target);
  execute format($p$create policy wall_party on %s as restrictive for select to qudao_api
    using (%s or %I = any ((select app_list('qudao.lent'))::text[]))$p$, target, reach, lent_column);
  execute format('create policy wall_party_insert on %s as restrictive for insert to qudao_api with check (%s)', target, reach);
  execute format('create policy wall_party_update on %s as restrictive for update to qudao_api using (%s)', target, reach);
  execute format('create policy wall_party_delete on %s as restrictive for delete to qudao_api using (%s)', target, reach);
end $$;

call lend_reading('sales_order', 'buyer_id', 'id');
call lend_reading('return_order', 'buyer_id', 'id');
call lend_reading('dealer', 'party_id', 'party_id');
call lend_reading('contract', 'party_id', 'party_id');
call lend_reading('invoice', 'buyer_id', 'buyer_id');

-- What an approval is about, as a code with its figures: every reader gets it in their language.
alter table approval add column subject_code text, add column subject_params jsonb not null default '{}';
-- The owner is walled in too: for rows of every tenant the walls stand open while they are rewritten.
alter table approval no force row level security;
alter table party no force row level security;
update approval a set subject_code = a.document_type,
  subject_params = jsonb_strip_nulls(jsonb_build_object('name', a.subject, 'name_en', (select p.name_en from party p where p.id = a.party_id)));
alter table approval force row level security;
alter table party force row level security;
alter table approval alter column subject_code set not null, drop column subject;
