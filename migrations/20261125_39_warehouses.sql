-- Warehouses count their versions and are switched off instead of deleted; a movement keeps why it was made.

alter table warehouse
  add column address text not null default '', add column active boolean not null default true, add column version integer not null default 1;
alter table stock_move add column note text;
