// Brings the database of DATABASE_URL, or of a running start, to the current schema.
import { loadConfig } from '../platform/config.ts';
import { findServers } from '../platform/servers.ts';
import { sentence } from './stop.ts';

try {
  const applied: string[] = [];
  const servers = await findServers(loadConfig(process.env), { temporal: false }, (line) => {
    applied.push(line);
    console.log(line);
  });
  await servers.stop();
  const migrations = applied.filter((line) => line.startsWith('migration ')).length;
  console.log(migrations === 0 ? 'The schema is current.' : `${migrations} migrations applied.`);
} catch (error) {
  console.error(sentence(error));
  process.exitCode = 1;
}
