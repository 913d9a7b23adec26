// Writes openapi.json and the types of its client from the routes; `--check` only tells whether the committed files still say the same.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { format } from 'prettier';
import { loadConfig } from '../platform/config.ts';
import { openDatabase } from '../platform/db/database.ts';
import { buildApp } from '../platform/http/app.ts';
import { clientTypes } from './client-types.ts';
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

const CLIENT = fileURLToPath(new URL('../client/api.gen.ts', import.meta.url));

const document = await describe();
const files = [
  { path: FILE, name: 'openapi.json', text: document },
  { path: CLIENT, name: 'src/client/api.gen.ts', text: await clientTypes(document, CLIENT) },
];
for (const { path, name, text } of files) {
  if (!process.argv.includes('--check')) {
    await writeFile(path, text);
    console.log(`${name}: ${text.split('\n').length} lines`);
  } else if ((await readFile(path, 'utf8').catch(() => '')) === text) console.log(`${name} matches the routes.`);
  else {
    console.error(`${name} does not match the routes: run \`npm run openapi\` and commit the result.`);
    process.exitCode = 1;
  }
}
