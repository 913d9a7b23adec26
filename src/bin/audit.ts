// Proves the books: `npm run -s audit -- verify [--json] [--anchors FOLDER]`. Exit 0 when everything agrees, 1 when not, 2 when it could not be asked.
import { parseArgs } from 'node:util';
import { anchorFolder } from '../audit/anchors.ts';
import { describeVerification, verifyBooks } from '../audit/verify.ts';
import { blobStoreOf } from '../platform/blobs/blob-store.ts';
import { loadConfig } from '../platform/config.ts';
import { openDatabase } from '../platform/db/database.ts';
import { findServers } from '../platform/servers.ts';

const USAGE = 'Use: npm run -s audit -- verify [--json] [--anchors FOLDER]';

async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, anchors: { type: 'string' } },
  });
  if (positionals.length !== 1 || positionals[0] !== 'verify') {
    console.error(USAGE);
    return 2;
  }
  const config = loadConfig(process.env);
  const servers = await findServers(config, { temporal: false, migrate: false }, (line) => console.error(line));
  const db = openDatabase({ url: servers.databaseUrl, role: 'qudao_reader', max: 2, name: 'qudao-audit' });
  try {
    const found = await verifyBooks(db, values.anchors ?? anchorFolder(config.dataDir), blobStoreOf(config));
    if (values.json) console.log(JSON.stringify(found));
    else for (const line of describeVerification(found)) console.log(line);
    return found.ok ? 0 : 1;
  } finally {
    await db.destroy();
    await servers.stop();
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
