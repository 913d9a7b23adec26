-- Stores are seen by who sees their dealer; a contract may name the price list that was agreed.

drop policy wall_party on party;
create policy wall_party on party as restrictive for select to qudao_api
  using ((select app_everything('qudao.parties')) or id = any ((select app_list('qudao.parties'))::text[])
         or exists (select from dealer d where d.party_id = party.id) or exists (select from company c where c.party_id = party.id)
         or exists (select from party_role r where r.party_id = party.id and r.role = 'employee')
         or exists (select from party_edge e join dealer d on d.party_id = e.parent_id where e.kind = 'store' and e.child_id = party.id));

alter table contract add column price_list_id text references price_list;
