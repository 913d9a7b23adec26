-- The ledger and parties are walled by partner too: who is limited to some partners reads nobody else's money or names.

create policy wall_party on account as restrictive to qudao_api
  using ((select app_everything('qudao.parties')) or party_id = any ((select app_list('qudao.parties'))::text[])
         or (party_id is not null and exists (select from dealer d where d.party_id = account.party_id)));

create policy wall_party on transfer as restrictive to qudao_api
  using ((select app_everything('qudao.parties')) or party_id = any ((select app_list('qudao.parties'))::text[])
         or region_id = any ((select app_list('qudao.regions'))::text[]));

create policy wall_party on posting as restrictive to qudao_api
  using ((select app_everything('qudao.parties')) or exists (select from account a where a.id = account_id));

-- Reading only: a new partner is written before it is anybody's. The seller and its employees are known to every partner; other partners are not.
create policy wall_party on party as restrictive for select to qudao_api
  using ((select app_everything('qudao.parties')) or id = any ((select app_list('qudao.parties'))::text[])
         or exists (select from dealer d where d.party_id = party.id) or exists (select from company c where c.party_id = party.id)
         or exists (select from party_role r where r.party_id = party.id and r.role = 'employee'));

create policy wall_party on party_identity as restrictive for select to qudao_api
  using ((select app_everything('qudao.parties')) or party_id = any ((select app_list('qudao.parties'))::text[]));
