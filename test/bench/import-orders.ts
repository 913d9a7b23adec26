/** Importing invoice lines against COPY of every row that the import wrote, into the same tables with their indexes. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { importOrders } from '../../src/imports/orders.ts';
import { openDatabase, tenantScope, withScope } from '../../src/platform/db/database.ts';
import { migrate } from '../../src/platform/migrate.ts';
import type { Bench, BenchServers, Figure } from './figure.ts';
import { alternate, asOwner, bareTables, inNewDatabase, seconds } from './figure.ts';
import { generateOrders } from './generate-orders.ts';

const LINES = 20_000;
const TENANT = 'ten_bench';

interface Written {
  table: string;
  data: Buffer;
}

async function importOnce(url: string, path: string): Promise<number> {
  const db = openDatabase({ url, role: 'qudao_worker', max: 4 });
  try {
    await withScope(db, tenantScope(TENANT), (tx) =>
      tx.insertInto('tenant').values({ id: TENANT, name: 'Bench' }).execute(),
    );
    return await seconds(() =>
      importOrders(db, { tenant: TENANT, path, company: 'imported', currency: null, zone: null }),
    );
  } finally {
    await db.destroy();
  }
}

/** Every row of the database after the import, in COPY's own form, table by table. */
async function writtenRows(client: pg.Client): Promise<Written[]> {
  const tables = await client.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('schema_migration', 'tenant') order by 1",
  );
  const written: Written[] = [];
  for (const { name } of tables.rows) {
    const parts: Buffer[] = [];
    for await (const part of client.query(copyTo(`copy public.${name} to stdout`))) parts.push(part as Buffer);
    const data = Buffer.concat(parts);
    if (data.length > 0) written.push({ table: name, data });
  }
  return written;
}

async function copyAll(client: pg.Client, written: readonly Written[]): Promise<void> {
  for (const { table, data } of written) {
    const chunks = Array.from({ length: Math.ceil(data.length / 65_536) }, (_, i) =>
      data.subarray(i * 65_536, (i + 1) * 65_536),
    );
    await pipeline(Readable.from(chunks), client.query(copyFrom(`copy bare.${table} from stdin`)));
  }
}

async function run(servers: BenchServers, note: (line: string) => void): Promise<Figure> {
  const folder = await mkdtemp(join(tmpdir(), 'qudao-bench-'));
  const path = join(folder, 'orders.csv');
  await generateOrders(path, { lines: LINES, seed: 42 });
  try {
    return await inNewDatabase(servers.databaseUrl, null, async (templateUrl, template) => {
      await migrate({ url: templateUrl });
      let reference = 0;
      const ours = (): Promise<number> =>
        inNewDatabase(servers.databaseUrl, template, async (url) => {
          const took = await importOnce(url, path);
          reference = await asOwner(url, async (client) => {
            const written = await writtenRows(client);
            await bareTables(
              client,
              'bare',
              written.map((one) => one.table),
            );
            return LINES / (await seconds(() => copyAll(client, written)));
          });
          return LINES / took;
        });
      // The reference copies the very rows of its round, so it is measured inside the same database right after.
      return alternate(
        { name: 'import_orders', unit: 'lines/s', goal: 0.2, n: LINES },
        ours,
        async () => reference,
        note,
      );
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

export const importOrdersBench: Bench = { name: 'import_orders', needsTemporal: false, run };
