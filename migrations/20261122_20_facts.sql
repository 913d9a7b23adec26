-- Facts are seen by the partners they name or by who sees the region, and a fact has at most one successor.

create policy wall_party on fact as restrictive to qudao_api
  using ((select app_everything('qudao.parties'))
         or seller_id = any ((select app_list('qudao.parties'))::text[])
         or buyer_id = any ((select app_list('qudao.parties'))::text[])
         or store_id = any ((select app_list('qudao.parties'))::text[])
         or guide_id = any ((select app_list('qudao.parties'))::text[])
         or region_id = any ((select app_list('qudao.regions'))::text[]));
create unique index fact_successor on fact (supersedes_id) where supersedes_id is not null;
create index fact_original on fact (original_id) where original_id is not null;
