// Writes openapi.json from the routes; `--check` only tells whether the committed file still says the same.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { format } from 'prettier';
import { loadConfig } from '../platform/config.ts';
import { openDatabase } from '../platform/db/database.ts';
import { buildApp } from '../platform/http/app.ts';
import { allMessages, registerRoutes } from './routes.ts';

const FILE = fileURLToPath(new URL('../../openapi.json', import.meta.url));

/** The document of all routes; needs no server, because nothing is asked of one. */
async function describe(): Promise<string> {
  const db = openDatabase({ url: 'postgres://nobody@127.0.0.1:1/none', role: 'qudao_api', max: 1 });
  const temporal = new Client({ connection: Connection.lazy({ address: '127.0.0.1:1' }) });
  const config = loadConfig({ LOG_LEVEL: 'silent', HOME: '.' });
  const { app } = await buildApp({ db, temporal, config, messages: allMessages }, registerRoutes);
  await app.ready();
  const document = await format(JSON.stringify(app.swagger()), { parser: 'json', printWidth: 120 });
  await app.close();
  await temporal.connection.close();
  await db.destroy();
  return document;
}

const document = await describe();
if (process.argv.includes('--check')) {
  const committed = await readFile(FILE, 'utf8').catch(() => '');
  if (committed !== document) {
    console.error('openapi.json does not match the routes: run `npm run openapi` and commit the result.');
    process.exitCode = 1;
  } else console.log('openapi.json matches the routes.');
} else {
  await writeFile(FILE, document);
  console.log(`openapi.json: ${document.split('\n').length} lines`);
}
