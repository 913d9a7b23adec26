-- Whom a comment calls: they are told, and the comment shows their names.
alter table comment add column mentions text[] not null default '{}' check (cardinality(mentions) <= 20);
