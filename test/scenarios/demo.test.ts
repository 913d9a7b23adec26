// The commands as a person runs them: a file is imported, its customers order again live, and the books prove afterwards.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { generateOrders } from '../bench/generate-orders.ts';
import type { Generated } from '../bench/generate-orders.ts';
import { temporalProgram } from '../support/temporal.ts';

jest.setTimeout(300_000);
const run = promisify(execFile);
let folder: string;
let file: string;
let made: Generated;
let binary: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qudao-demo-'));
  file = join(folder, 'orders.csv');
  made = await generateOrders(file, { lines: 4000, seed: 5 });
  binary = (await temporalProgram()).path;
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function command(program: string, ...args: string[]): Promise<string> {
  const ports = { DATABASE_PORT: '0', TEMPORAL_PORT: '0', PORT: '0', TEMPORAL_BINARY: binary };
  const environment = {
    ...process.env,
    ...ports,
    QUDAO_DATA: join(folder, 'data'),
    DATABASE_URL: '',
    TEMPORAL_ADDRESS: '',
  };
  const { stdout } = await run(process.execPath, [`src/bin/${program}.ts`, ...args], {
    env: environment,
    maxBuffer: 10_000_000,
  });
  return stdout;
}

test('import, demonstration and proof of the books, one command each', async () => {
  const counts: unknown = JSON.parse(await command('import', 'orders', file, '--json'));
  expect(counts).toMatchObject({
    kind: 'orders',
    read: made.lines,
    taken: made.taken,
    skipped: made.skipped,
    company: 'imported',
  });

  const told = await command('demo');
  expect(told).toMatch(/20 orders were played as live workflows/);
  for (const outcome of [
    /closed: .*half of it shipped, received, shipped, received, return RT-\d{8}-\d{4} credited, paid/,
    /partly_shipped: /,
    /approved by the channel manager/,
    /rejected: .*rejected by finance/,
    /cancelled: /,
    /pending_approval: .*waits for the channel manager/,
    /http:\/\/127\.0\.0\.1:\d+\/orders\/ord_[0-9a-f]{32}/,
  ])
    expect(told).toMatch(outcome);

  const proof: unknown = JSON.parse(await command('audit', 'verify', '--json'));
  expect(proof).toMatchObject({ ok: true });
});
