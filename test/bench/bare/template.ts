/** Takes the rows one order of ours writes at submit and at approval, to be written again by the bare workflow. */
import type pg from 'pg';
import type { Step, Template } from './activities.ts';

/** Tables a step inserts into, in the order their rows are looked for: later ones are found by ids of earlier ones. */
const INSERTED = [
  'effect',
  'approval',
  'approval_tier',
  'approval_task',
  'approval_cc',
  'approval_decision',
  'approval_tier_pass',
  'order_verdict',
  'transfer',
  'posting',
  'stock_move',
  'fact',
  'audit_log',
  'audit_unsealed',
  'document_event',
  'notification',
  'outbox',
] as const;

/** Rows a step changes, with the columns it sets. */
const UPDATED = [
  {
    table: 'sales_order',
    key: 't.id = r.id',
    columns: [
      'number',
      'status',
      'document_version',
      'version',
      'credit_hold_amount',
      'exceptions',
      'business_date',
      'submitted_by',
      'submitted_at',
      'checked_at',
      'approved_at',
      'allocated_at',
      'payable_amount',
      'updated_at',
    ],
  },
  {
    table: 'order_line',
    key: 't.order_id = r.order_id and t.line_no = r.line_no',
    columns: [
      'ordered_quantity',
      'quantity',
      'unit_price',
      'price_trace',
      'goods_amount',
      'tax_amount',
      'allocated_quantity',
      'warehouse_id',
    ],
  },
  { table: 'approval', key: 't.id = r.id', columns: ['status', 'version', 'finished_at'] },
  {
    table: 'approval_tier',
    key: 't.approval_id = r.approval_id and t.tier = r.tier',
    columns: ['status', 'finished_at'],
  },
  { table: 'approval_task', key: 't.id = r.id', columns: ['status', 'finished_at'] },
] as const;

type Rows = Map<string, string[]>;

async function rowsOf(owner: pg.Client, orderId: string): Promise<Rows> {
  const known = new Set([orderId]);
  const found: Rows = new Map();
  for (const table of [...INSERTED, 'sales_order', 'order_line']) {
    const rows = await owner.query<{ row: string }>(
      `select to_jsonb(t)::text as row from ${table} t where exists (select from unnest($1::text[]) as k(id) where to_jsonb(t)::text like '%' || k.id || '%')`,
      [[...known]],
    );
    found.set(
      table,
      rows.rows.map((line) => line.row),
    );
    for (const { row } of rows.rows) {
      const id = /"id": "([a-z]+_[0-9a-f]{32})"/.exec(row)?.[1];
      if (id && ['approval', 'transfer', 'audit_log'].includes(table)) known.add(id);
    }
  }
  return found;
}

function stepOf(before: Rows, after: Rows, updated: readonly string[]): Step {
  const fresh = (table: string): string[] =>
    (after.get(table) ?? []).filter((row) => !(before.get(table) ?? []).some((old) => identity(old) === identity(row)));
  const list = (rows: readonly string[]): string => `[${rows.join(',')}]`;
  return {
    inserts: INSERTED.map((table) => ({ table, rows: fresh(table) }))
      .filter(({ rows }) => rows.length > 0)
      .map(({ table, rows }) => ({ table, rows: list(rows) })),
    updates: UPDATED.filter(({ table }) => updated.includes(table)).map(({ table, key, columns }) => ({
      table,
      key,
      columns: [...columns],
      rows: list(after.get(table) ?? []),
    })),
  };
}

/** What names a row whatever its state: its own id or, for rows keyed by others, the parts of their key. */
function identity(row: string): string {
  const parsed = JSON.parse(row) as Record<string, string | number | null | undefined>;
  const parts = ['key', 'approval_id', 'transfer_id', 'audit_id', 'rule', 'round', 'tier', 'line', 'user_id'];
  return `${parsed.id ?? parts.map((name) => parsed[name] ?? '').join('|')}`;
}

/** Plays one order with `play` and keeps the rows of each of its two steps. */
export async function captureTemplate(
  owner: pg.Client,
  orderId: string,
  play: (onSubmitted: () => Promise<void>) => Promise<void>,
): Promise<Template> {
  const before = await rowsOf(owner, orderId);
  let submitted: Rows = new Map();
  await play(async () => {
    submitted = await rowsOf(owner, orderId);
  });
  const approved = await rowsOf(owner, orderId);
  const submit = stepOf(before, submitted, ['sales_order', 'order_line']);
  const decide = stepOf(submitted, approved, [
    'sales_order',
    'order_line',
    'approval',
    'approval_tier',
    'approval_task',
  ]);
  return {
    orderId,
    owned: ownedIds(orderId, (JSON.parse(approved.get('sales_order')![0]!) as { number: string }).number, [
      submit,
      decide,
    ]),
    submit,
    decide,
  };
}

/** Ids of the rows themselves, the order and its number, and the update ids inside effect keys; ids of people, goods and accounts stay. */
function ownedIds(orderId: string, number: string, steps: readonly Step[]): RegExp {
  const ids = new Set([orderId, number]);
  for (const step of steps) {
    for (const { rows } of step.inserts) {
      for (const row of JSON.parse(rows) as { id?: string; key?: string }[]) {
        if (row.id !== undefined) ids.add(row.id);
        const update = /:([0-9a-f]{32})$/.exec(row.key ?? '')?.[1];
        if (update) ids.add(update);
      }
    }
  }
  return new RegExp([...ids].join('|'), 'g');
}

/** The tables of the template with the same columns, indexes and walls, without triggers, checks and foreign keys. */
export async function bareSchema(owner: pg.Client, template: Template): Promise<void> {
  await owner.query('create schema bare; grant usage on schema bare to public');
  const tables = new Set(
    [
      ...template.submit.inserts,
      ...template.decide.inserts,
      ...template.submit.updates,
      ...template.decide.updates,
    ].map(({ table }) => table),
  );
  for (const table of tables) {
    await owner.query(
      `create table bare.${table} (like public.${table} including defaults including generated including indexes including storage); grant all on bare.${table} to public`,
    );
    const company = await owner.query(
      `select from pg_attribute where attrelid = 'bare.${table}'::regclass and attname = 'company_id'`,
    );
    await owner.query(`call public.${company.rowCount ? 'protect_company' : 'protect'}('bare.${table}')`);
  }
}
