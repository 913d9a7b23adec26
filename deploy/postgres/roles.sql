-- The logins of a deployment, made once per PostgreSQL cluster by a superuser. Run again, it changes passwords only.
--
-- qudao_owner owns the schema and runs the migrations; nothing else connects as it.
-- qudao_api_login and qudao_worker_login are what the programs use: members of qudao_api and qudao_worker, owners of nothing.
-- qudao_reader_login proves the books (audit verify) and reads for reports.
--
-- Passwords come from the settings setup.owner_password, setup.api_password, setup.worker_password and setup.reader_password.

do $$
declare
  role_name text;
begin
  foreach role_name in array array['qudao_api', 'qudao_worker', 'qudao_reader'] loop
    if not exists (select from pg_roles where rolname = role_name) then
      execute format('create role %I nologin', role_name);
    end if;
  end loop;
  foreach role_name in array array['owner', 'api_login', 'worker_login', 'reader_login'] loop
    if not exists (select from pg_roles where rolname = 'qudao_' || role_name) then
      execute format('create role %I login', 'qudao_' || role_name);
    end if;
    execute format('alter role %I password %L nosuperuser nocreatedb nocreaterole nobypassrls',
      'qudao_' || role_name, current_setting('setup.' || replace(role_name, '_login', '') || '_password'));
  end loop;
  foreach role_name in array array['api', 'worker', 'reader'] loop
    execute format('grant %I to %I', 'qudao_' || role_name, 'qudao_' || role_name || '_login');
  end loop;
end $$;
