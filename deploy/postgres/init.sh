#!/bin/bash
# Runs once, when PostgreSQL makes its cluster: the logins, and three databases that belong to those who migrate them.
set -euo pipefail

psql --username "$POSTGRES_USER" --dbname postgres --set ON_ERROR_STOP=1 --quiet --output /dev/null \
  --set owner="$QUDAO_OWNER_PASSWORD" --set api="$QUDAO_API_PASSWORD" --set worker="$QUDAO_WORKER_PASSWORD" \
  --set reader="$QUDAO_READER_PASSWORD" --set temporal="$TEMPORAL_DATABASE_PASSWORD" <<'SQL'
select set_config('setup.owner_password', :'owner', false), set_config('setup.api_password', :'api', false),
  set_config('setup.worker_password', :'worker', false), set_config('setup.reader_password', :'reader', false);
\i /deploy/postgres/roles.sql
create role temporal login password :'temporal';
create database qudao owner qudao_owner;
create database temporal owner temporal;
create database temporal_visibility owner temporal;
SQL
