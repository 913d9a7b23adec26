#!/bin/sh
# Brings Temporal's two databases to the schema of this release; a second run changes nothing.
set -eu

for database in temporal temporal_visibility; do
  folder=${database#temporal_}
  tool="temporal-sql-tool --plugin postgres12 --endpoint $POSTGRES_SEEDS --port $DB_PORT --user $POSTGRES_USER --database $database"
  # The first version is only set where there is none.
  $tool setup-schema --version 0.0 2>/dev/null || echo "$database has a schema already"
  $tool update-schema --schema-dir "${TEMPORAL_SCHEMA:-/etc/temporal/schema/postgresql/v12}/$folder/versioned"
done
