/** `npm start`: comes up, drains on Ctrl-C, goes on where it ended, and says in one sentence what keeps it from starting. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { freePort } from '../../src/platform/embedded/process.ts';
import { orderStateView, orderView } from '../../src/orders/schema.ts';
import type { OrderView } from '../../src/orders/schema.ts';
import { temporalProgram } from '../support/temporal.ts';
import { Person } from './chaos/person.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PASSWORD = 'qudao-demo';
const UP_WITHIN_MS = 240_000;

let folder: string;
let environment: Record<string, string>;
const programs: Program[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qudao-start-'));
  const { path } = await temporalProgram();
  environment = {
    PATH: process.env.PATH ?? '',
    HOME: process.env.HOME ?? '',
    QUDAO_DATA: join(folder, 'data'),
    TEMPORAL_BINARY: path,
    PORT: String(await freePort()),
    DATABASE_PORT: '0',
    TEMPORAL_PORT: '0',
    WORKER_METRICS_ADDRESS: `127.0.0.1:${await freePort()}`,
  };
});

/** Servers of a start that a failed test left behind would keep the next one from its folder. */
afterEach(async () => {
  for (const { child, ended } of programs.splice(0)) {
    child.kill('SIGINT');
    await ended;
  }
});

afterAll(() => rm(folder, { recursive: true, force: true }));

interface Program {
  child: ChildProcess;
  /** What was printed so far. */
  output(): string;
  errors(): string;
  ended: Promise<number | null>;
}

function start(overrides: Record<string, string> = {}): Program {
  const child = spawn(process.execPath, ['src/bin/start.ts'], { cwd: ROOT, env: { ...environment, ...overrides } });
  let output = '';
  let errors = '';
  child.stdout.on('data', (text: Buffer) => (output += text.toString()));
  child.stderr.on('data', (text: Buffer) => (errors += text.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const program = { child, output: () => output, errors: () => errors, ended };
  programs.push(program);
  return program;
}

async function printed(program: Program, pattern: RegExp): Promise<void> {
  const ended = program.ended.then(() => true);
  const deadline = Date.now() + UP_WITHIN_MS;
  while (!pattern.test(program.output())) {
    const gone = await Promise.race([ended, sleep(50).then(() => false)]);
    if ((gone && !pattern.test(program.output())) || Date.now() > deadline)
      throw new Error(`"${pattern.source}" was not printed:\n${program.output()}\n${program.errors()}`);
  }
}

async function interrupted(program: Program): Promise<void> {
  const asked = Date.now();
  program.child.kill('SIGINT');
  expect(await program.ended).toBe(0);
  // No client that keeps its connection holds up the end.
  expect(Date.now() - asked).toBeLessThan(25_000);
  expect(program.output()).toContain('stopped; everything is kept');
  expect(program.errors()).toBe('');
}

const person = (login: string): Promise<Person> =>
  new Person(`http://127.0.0.1:${environment.PORT}`, login).signIn(PASSWORD);

const seen = (who: Person, id: string): Promise<OrderView> => who.get(`/api/v1/orders/${id}`, orderView);

test('an order lives on through Ctrl-C and another start; what was asked while stopping is answered under its key', async () => {
  const first = start();
  await printed(first, /Qudao is up: http/);
  await printed(first, /sample orders are there/);
  const dealer = await person('qiu.lin@lanting.example');
  const buyer = (await dealer.get('/api/v1/me', z.object({ party: z.object({ id: z.string() }) }))).party.id;
  const draft = async (packs: number): Promise<string> => {
    const lines = [{ sku_code: 'SL-HND-030', quantity: String(24 * packs) }];
    const made = await dealer.post('/api/v1/orders', { buyer_id: buyer, lines }, `start:create:${packs}`);
    return orderStateView.parse(made.body).id;
  };
  const order = await draft(2);
  expect(await dealer.post(`/api/v1/orders/${order}/submit`, {}, 'start:submit')).toMatchObject({
    status: 200,
    body: { status: 'allocated' },
  });
  const drafts = await Promise.all([3, 4, 5, 6].map(draft));
  // Asked while it stops: each insists, so it is answered by whichever start takes it up.
  const asked = drafts.map((id, i) => dealer.post(`/api/v1/orders/${id}/submit`, {}, `start:submit:${i}`));
  await sleep(20);
  await interrupted(first);

  const before = Date.now();
  const second = start();
  await printed(second, /Qudao is up: http/);
  // "In seconds"; the bound leaves room for a machine that does other work.
  expect(Date.now() - before).toBeLessThan(45_000);
  for (const answer of await Promise.all(asked))
    expect(answer).toMatchObject({ status: 200, body: { status: 'allocated' } });
  for (const id of drafts) {
    const { events } = await seen(dealer, id);
    expect(events.filter((event) => event.kind === 'order.submitted')).toHaveLength(1);
  }
  // The session and the order are still there, and the order's workflow goes on.
  const kept = await seen(dealer, order);
  expect(kept.status).toBe('allocated');
  const line = kept.lines[0]!;
  const shipment = { warehouse_id: line.warehouse!.id, lines: [{ order_line_id: line.id, quantity: line.quantity }] };
  const warehouse = await person('yi.he@shilu.example');
  const shipped = await warehouse.post(`/api/v1/orders/${order}/ship`, shipment, 'start:ship');
  expect(shipped).toMatchObject({ status: 200, body: { status: 'shipped' } });
  await interrupted(second);
});

/** A start that cannot be: it ends by itself, says one sentence and leaves nothing running. */
async function refusal(overrides: Record<string, string>): Promise<string> {
  const program = start(overrides);
  expect(await program.ended).toBe(1);
  const sentences = program.errors().trim();
  expect(sentences).not.toContain('\n');
  return sentences;
}

test('a taken port is named with the cure', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  expect(await refusal({ PORT: String(port) })).toMatch(new RegExp(`^Port ${port} .* already in use: .*set PORT`));
  server.close();
});

test('a Temporal that is not there is named with the cure', async () => {
  expect(
    await refusal({ QUDAO_DATA: join(folder, 'other'), TEMPORAL_BINARY: join(folder, 'nowhere', 'temporal') }),
  ).toMatch(/nowhere\/temporal .*: name a working "temporal"/);
});

test('a wrong setting is named', async () => {
  expect(await refusal({ PORT: 'eighty' })).toBe('PORT must be a whole number from 0 to 65535, not "eighty".');
});

test('a damaged data folder is named with the cure, and is left as it is', async () => {
  await rm(join(environment.QUDAO_DATA!, 'postgres', 'global'), { recursive: true });
  expect(await refusal({})).toMatch(/postgres is damaged \(global is missing\): restore it from a backup/);
});
