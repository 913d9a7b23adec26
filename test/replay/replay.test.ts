/** Every recorded history replays through today's workflows: what runs in production is not broken by a change. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from '@jest/globals';

import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { DEALERS } from '../../src/sample/dealers.ts';
import { USERS } from '../../src/sample/people.ts';
import { workflowBundle } from '../support/workflow-bundle.ts';
import { historyFromJson } from '../../src/platform/history-json.ts';

const HISTORIES = fileURLToPath(new URL('./histories/', import.meta.url));
const WORKFLOWS = ['order', 'returnGoods', 'decideInBulk'];

let recorded: { name: string; text: string }[];

beforeAll(async () => {
  Runtime.install({
    logger: new DefaultLogger('ERROR'),
    telemetryOptions: { logging: { forward: {}, filter: 'ERROR' } },
  });
  const names = (await readdir(HISTORIES, { recursive: true })).filter((name) => name.endsWith('.json')).sort();
  recorded = await Promise.all(
    names.map(async (name) => ({ name, text: await readFile(join(HISTORIES, name), 'utf8') })),
  );
});

/** Names of the histories that do not replay, each with the reason. */
async function broken(histories: typeof recorded): Promise<string[]> {
  const replayed = Worker.runReplayHistories(
    { workflowBundle: await workflowBundle(), replayName: 'saved' },
    histories.map(({ name, text }) => ({ workflowId: name, history: historyFromJson(JSON.parse(text)) })),
  );
  const found: string[] = [];
  for await (const { workflowId, error } of replayed) if (error) found.push(`${workflowId}: ${error.message}`);
  return found;
}

test('every saved history replays', async () => {
  expect(recorded.length).toBeGreaterThanOrEqual(14);
  for (const workflow of WORKFLOWS)
    expect(recorded.map(({ name }) => name)).toContainEqual(expect.stringMatching(`^${workflow}/`));
  expect(await broken(recorded)).toEqual([]);
});

/** The data of every payload in a history, as text. */
function payloads(text: string): string[] {
  return [...text.matchAll(/"data": "([A-Za-z0-9+/=]+)"/g)].map(([, data]) => Buffer.from(data!, 'base64').toString());
}

test('a workflow that does something else than it did is found', async () => {
  const { name, text } = recorded.find((one) => one.name === 'order/shipped_in_parts_and_paid.json')!;
  expect(await broken([{ name, text: text.replaceAll('"name": "order"', '"name": "returnGoods"') }])).toHaveLength(1);
  // The same life with another activity where the goods were shipped.
  const shipped = payloads(text).find((payload) => payload.includes('"shipOrder"'))!;
  const encoded = (value: string): string => Buffer.from(value).toString('base64');
  const changed = text.replaceAll(encoded(shipped), encoded(shipped.replace('"shipOrder"', '"flyOrder"')));
  expect(changed).not.toBe(text);
  expect(await broken([{ name, text: changed }])).toHaveLength(1);
});

test('histories carry ids and codes, and nothing about a person', () => {
  const people = [
    ...Object.values(USERS).flatMap((user) => [user.name, user.nameEn, user.login]),
    ...Object.values(DEALERS).flatMap((dealer) => [dealer.name, dealer.nameEn, dealer.shipTo, dealer.contact]),
  ];
  for (const { name, text } of recorded) {
    const open = [text, ...payloads(text)].join('\n');
    expect([name, people.filter((one) => open.includes(one))]).toEqual([name, []]);
    // Telephone numbers (but not digits within an id), addresses of mail, the machine that recorded it.
    const told = open.match(/(?<![0-9a-f])1[3-9]\d{9}(?![0-9a-f])|\w@\w+\.(example|com|cn)|qudao-worker@|password/g);
    expect([name, told]).toEqual([name, null]);
    expect(payloads(text).length).toBeGreaterThan(0);
  }
});
