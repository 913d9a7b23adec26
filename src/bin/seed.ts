// Makes the sample company in the database of DATABASE_URL, or of a running start; a second run changes nothing.
import { loadConfig } from '../platform/config.ts';
import { openDatabase } from '../platform/db/database.ts';
import { findServers } from '../platform/servers.ts';
import { seedCompany } from '../sample/company.ts';
import { sentence } from './stop.ts';

async function seed(): Promise<void> {
  const config = loadConfig(process.env);
  if (!config.sampleData)
    throw new Error('SAMPLE_DATA is false here: sample users with a known password have no place in this database.');
  const servers = await findServers(config, { temporal: false }, console.log);
  const db = openDatabase({ url: config.databaseWorkerUrl ?? servers.databaseUrl, role: 'qudao_worker', max: 2 });
  try {
    const company = await seedCompany(db);
    console.log(`Sample company ${company.companyId}; every sign-in has the password ${company.password}:`);
    for (const { login, nameEn } of Object.values(company.users)) console.log(`  ${login.padEnd(34)} ${nameEn}`);
  } finally {
    await db.destroy();
    await servers.stop();
  }
}

try {
  await seed();
} catch (error) {
  console.error(sentence(error));
  process.exitCode = 1;
}
