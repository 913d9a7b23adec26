/** Writes src/platform/db/tables.gen.ts from a freshly migrated database: `npm run tables`. */
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { format } from 'prettier';
import { emptyDatabase, startTestPostgres } from '../support/postgres.ts';
import { migrate } from '../../src/platform/migrate.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FILE = `${ROOT}src/platform/db/tables.gen.ts`;
const HEAD = '// Generated from the migrated database by `npm run tables`; never edited by hand.\n';

const stop = await startTestPostgres();
try {
  const database = await emptyDatabase();
  await migrate({ url: database.url });
  await promisify(execFile)(
    `${ROOT}node_modules/.bin/kysely-codegen`,
    ['--dialect', 'postgres', '--date-parser', 'string', '--exclude-pattern', 'schema_migration'].concat([
      '--out-file',
      FILE,
      '--url',
      database.url,
    ]),
    { cwd: ROOT },
  );
  const options = JSON.parse(await readFile(`${ROOT}.prettierrc.json`, 'utf8')) as object;
  const generated = (await readFile(FILE, 'utf8')).replace('DB {', 'Database {');
  await writeFile(FILE, await format(HEAD + generated, { ...options, parser: 'typescript' }));
} finally {
  await stop();
}
