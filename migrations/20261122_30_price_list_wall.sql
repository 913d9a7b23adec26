-- A price list agreed with one partner is seen by who sees that partner.
create policy wall_party on price_list as restrictive to qudao_api
  using (party_id is null or exists (select from dealer d where d.party_id = price_list.party_id and d.company_id = price_list.company_id));
