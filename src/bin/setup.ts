// Makes the first administrator, and the company where there is none: `npm run setup -- --login MAIL --name NAME --company NAME [--code CODE] [--currency CNY] [--zone Asia/Shanghai]`.
import { parseArgs } from 'node:util';
import { isCurrency } from '../kernel/money.ts';
import { INITIAL_PASSWORD_DAYS } from '../people/accounts.ts';
import { makeFirstAdministrator } from '../people/first-administrator.ts';
import type { FirstAdministrator } from '../people/first-administrator.ts';
import { hashPassword, newPassword } from '../platform/auth/password.ts';
import { loadConfig } from '../platform/config.ts';
import { openDatabase } from '../platform/db/database.ts';
import { findServers } from '../platform/servers.ts';
import { sentence } from './stop.ts';

const USAGE =
  'Usage: npm run setup -- --login admin@example.com --name "Name" --company "Company" [--code MAIN] [--currency CNY] [--zone Asia/Shanghai]';

const REFUSED: Readonly<Record<string, string>> = {
  ADMINISTRATOR_EXISTS:
    'There is an administrator already; they make further accounts in the console. Nothing was changed.',
  SEVERAL_TENANTS: 'There are several tenants here; each has its own administrators. Nothing was changed.',
  LOGIN_TAKEN: 'This login is taken. Nothing was changed.',
};

function readArguments(given: readonly string[]): FirstAdministrator {
  const option = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...given],
    options: { login: option, name: option, company: option, code: option, currency: option, zone: option },
  });
  const { login, name, company, code = 'MAIN', currency = 'CNY', zone = 'Asia/Shanghai' } = values;
  if (!login || !name || !company) throw new Error(USAGE);
  if (!/^[\p{L}\p{N}._+@-]{3,100}$/u.test(login))
    throw new Error(`--login ${login}: 3 to 100 letters, digits and . _ + - @.`);
  if (!isCurrency(currency)) throw new Error(`--currency ${currency}: no books are kept in that currency.`);
  if (!Intl.supportedValuesOf('timeZone').includes(zone) && zone !== 'UTC')
    throw new Error(`--zone ${zone} is not a time zone such as Asia/Shanghai.`);
  return { login: login.toLowerCase(), name, company: { code, name: company, currency, zone } };
}

async function setup(input: FirstAdministrator): Promise<void> {
  const config = loadConfig(process.env);
  const servers = await findServers(config, { temporal: false }, console.error);
  const db = openDatabase({ url: config.databaseWorkerUrl ?? servers.databaseUrl, role: 'qudao_worker', max: 2 });
  try {
    const password = newPassword();
    const until = new Date(Date.now() + INITIAL_PASSWORD_DAYS * 86_400_000);
    const made = await makeFirstAdministrator(db, input, { hash: await hashPassword(password), until });
    if (!made.ok) throw new Error(REFUSED[made.code] ?? made.code);
    console.log(`The first administrator is made.\n  login     ${input.login}\n  password  ${password}`);
    console.log(
      `It is shown this once, opens the console for ${INITIAL_PASSWORD_DAYS} days and must be changed there.`,
    );
  } finally {
    await db.destroy();
    await servers.stop();
  }
}

try {
  await setup(readArguments(process.argv.slice(2)));
} catch (error) {
  console.error(sentence(error));
  process.exitCode = 1;
}
