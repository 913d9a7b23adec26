/** The house's way is one way: every import of the tree follows the table in layers.ts. */
import { expect, test } from '@jest/globals';
import { LAYERS, wrongImports } from './layers.ts';
import { importsOf, sources } from './source.ts';

const tree = sources('{src,workflows,activities,migrations}/**/*.{ts,tsx}');

test('every file belongs to a layer and imports only what its layer may', () => {
  expect(tree.length).toBeGreaterThan(20);
  expect(wrongImports(tree)).toEqual([]);
});

test('a table row names only layers that exist', () => {
  const names = LAYERS.map((layer) => layer.name);
  const named = LAYERS.flatMap((layer) => [...layer.uses, ...(layer.types ?? [])]).filter((name) => name !== '*');
  expect(named.filter((name) => !names.includes(name))).toEqual([]);
});

test.each([
  ['src/kernel/money.ts', "import { z } from 'zod';"],
  ['src/orders/rules.ts', "import { save } from './store.ts';"],
  ['src/orders/rules.ts', "import type { Db } from '../platform/db/database.ts';"],
  ['src/orders/rules.ts', "import { readFileSync } from 'node:fs';"],
  ['src/orders/checks.rules.ts', "const { sql } = await import('kysely');"],
  ['src/orders/schema.ts', "import { save } from './store.ts';"],
  ['src/orders/store.ts', "import { order } from './routes.ts';"],
  ['src/orders/commands.ts', "import { routes } from './routes.ts';"],
  ['src/orders/commands.ts', "import { proxyActivities } from '@temporalio/workflow';"],
  ['src/orders/routes.ts', "import { createOrderActivities } from '../../activities/orders.ts';"],
  ['src/orders/routes.ts', "import { orderWorkflow } from '../../workflows/orders/order.ts';"],
  ['workflows/orders/order.ts', "import { createOrderActivities } from '../../activities/orders.ts';"],
  ['workflows/orders/order.ts', "import { type A, createOrderActivities } from '../../activities/orders.ts';"],
  ['workflows/orders/order.ts', "import { submit } from '../../src/orders/commands.ts';"],
  ['workflows/orders/order.ts', "import pg from 'pg';"],
  ['workflows/orders/order.ts', "export { save } from '../../src/orders/store.ts';"],
  ['activities/orders.ts', "import { routes } from '../src/orders/routes.ts';"],
  ['activities/orders.ts', "import { main } from '../src/bin/worker.ts';"],
  ['src/console/pages/orders.tsx', "import { save } from '../../orders/store.ts';"],
  ['src/console/pages/orders.tsx', "import { readFile } from 'node:fs/promises';"],
  ['src/platform/transact.ts', "import { submit } from '../orders/commands.ts';"],
  ['migrations/20270101_x.ts', "import { money } from '../src/kernel/money.ts';"],
])('%s may not: %s', (path, text) => {
  expect(wrongImports([{ path, text }])).toHaveLength(1);
});

test.each([
  ['src/kernel/money.ts', "import { Decimal } from 'decimal.js';"],
  [
    'src/orders/rules.ts',
    "import { accept } from '../kernel/refusal.ts'; import { price } from '../pricing/rules.ts';",
  ],
  ['src/orders/commands.ts', "import { post } from '../ledger/post.ts'; import { saveOrder } from './store.ts';"],
  [
    'src/orders/routes.ts',
    "import { orderWorkflowId } from '../../workflows/orders/api.ts'; import { submit } from './commands.ts';",
  ],
  ['workflows/orders/order.ts', "import type { OrderActivities } from '../../activities/orders.ts';"],
  ['workflows/orders/order.ts', "import { type OrderActivities } from '../../activities/orders.ts';"],
  [
    'workflows/orders/order.ts',
    "import { next } from '../../src/orders/rules.ts'; import { Chain } from '../shared/approval-chain.ts';",
  ],
  ['activities/orders.ts', "import { submit } from '../src/orders/commands.ts';"],
  [
    'src/console/pages/orders.tsx',
    "import type { Order } from '../../orders/schema.ts'; import { Button } from 'antd'; import './orders.css';",
  ],
])('%s may: %s', (path, text) => {
  expect(wrongImports([{ path, text }])).toEqual([]);
});

test('a dynamic import, a re-export and a mixed import are seen for what they are', () => {
  const text =
    "import { type A, b } from './x.ts'; import type C from 'y'; export { d } from './z.ts'; await import('@s/p/deep');";
  expect(importsOf({ path: 'src/a/b.ts', text })).toEqual([
    { from: 'src/a/b.ts', to: 'src/a/x.ts', typeOnly: false },
    { from: 'src/a/b.ts', to: 'y', typeOnly: true },
    { from: 'src/a/b.ts', to: 'src/a/z.ts', typeOnly: false },
    { from: 'src/a/b.ts', to: '@s/p', typeOnly: false },
  ]);
});
