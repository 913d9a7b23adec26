// Owns the proof after a chaos run: every effect exactly once, every workflow ended, and the books balanced.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { sql } from 'kysely';
import { describeVerification, verifyBooks } from '../../../src/audit/verify.ts';
import { anchorFolder } from '../../../src/audit/anchors.ts';
import { openDatabase, tenantScope, withScope } from '../../../src/platform/db/database.ts';
import type { Db } from '../../../src/platform/db/database.ts';
import { connectClient } from '../../../src/platform/temporal.ts';
import { proveBooks } from '../../support/prove-books.ts';
import { orderWorkflowId } from '../../../workflows/orders/api.ts';
import type { Played } from './play.ts';
import type { World } from './world.ts';

export interface Findings {
  /** Keys, invoices or bank references money was recorded for more than once. */
  paid_twice: string[];
  /** Orders that did not end, and effects people were told of that are not there, or are there twice. */
  lost: string[];
  /** Every proof of the books that failed. */
  unbalanced: string[];
}

const TOLD_WITHIN_MS = 90_000;

/** Looks at the database as a reader and at Temporal; empty lists mean that nothing was lost, doubled or unbalanced. */
export async function prove(world: World, played: readonly Played[]): Promise<Findings> {
  const db = openDatabase({ url: world.readerUrl, role: 'qudao_reader', max: 4 });
  try {
    const { tenant } = world.company;
    return {
      paid_twice: await paidTwice(db, tenant, played),
      lost: [...(await wrongCounts(db, tenant, played)), ...(await openWorkflows(world, played))],
      unbalanced: await unbalanced(db, tenant, world.folder),
    };
  } finally {
    await db.destroy();
  }
}

async function paidTwice(db: Db, tenant: string, played: readonly Played[]): Promise<string[]> {
  const invoices = played.flatMap((order) => order.payments);
  const rows = await withScope(db, tenantScope(tenant), (tx) =>
    sql<{ problem: string }>`
      select i.number || ' has ' || count(a.id) || ' payments over ' || coalesce(sum(a.amount), 0) || ' of ' || i.gross_amount as problem
      from invoice i left join payment_allocation a on a.invoice_id = i.id
      where i.id = any (${invoices}::text[]) group by i.id having count(a.id) > 1 or sum(a.amount) > i.gross_amount
      union all
      select p.number || ' is more than its invoice: ' || p.prepaid_amount from payment p where p.prepaid_amount <> 0
      union all
      select (select count(*) from payment) || ' payments for ' || ${invoices.length}::int || ' keys' where (select count(*) from payment) > ${invoices.length}::int`.execute(
      tx,
    ),
  );
  return rows.rows.map((row) => row.problem);
}

interface Counts {
  id: string;
  status: string;
  numbers: string;
  submitted: string;
  shipments: string;
  shipped_events: string;
  receipts: string;
  invoices: string;
  unpaid: string;
  orders: string;
}

/** What the people were told against what is there, order by order. */
async function wrongCounts(db: Db, tenant: string, played: readonly Played[]): Promise<string[]> {
  const ids = played.map((order) => order.orderId);
  const { rows } = await withScope(db, tenantScope(tenant), (tx) =>
    sql<Counts>`
      select o.id, o.status,
        (select count(*) from document_event e where e.document_id = o.id and e.kind = 'order.submitted' and e.outcome = 'done') as submitted,
        (select count(distinct e.params->>'number') from document_event e where e.document_id = o.id and e.kind = 'order.submitted') as numbers,
        (select count(*) from shipment s where s.order_id = o.id) as shipments,
        (select count(*) from document_event e where e.document_id = o.id and e.kind = 'order.shipped' and e.outcome = 'done') as shipped_events,
        (select count(*) from receipt r where r.order_id = o.id) as receipts,
        (select count(*) from invoice i where i.order_id = o.id) as invoices,
        (select count(*) from invoice i where i.order_id = o.id and i.paid_amount <> i.gross_amount) as unpaid,
        (select count(*) from sales_order) as orders
      from sales_order o where o.id = any (${ids}::text[])`.execute(tx),
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  const problems = played.flatMap((order) => {
    const row = found.get(order.orderId);
    if (!row) return [`${order.name} is not in the database`];
    const wanted: Partial<Counts> = {
      status: 'closed',
      submitted: '1',
      shipments: String(order.shipments),
      shipped_events: String(order.shipments),
      receipts: String(order.shipments),
      invoices: String(order.payments.length),
      unpaid: '0',
    };
    return Object.entries(wanted)
      .filter(([name, value]) => row[name as keyof Counts] !== value)
      .map(([name, value]) => `${order.name}: ${name} is ${row[name as keyof Counts]}, not ${value}`);
  });
  const extra = rows[0] ? Number(rows[0].orders) - played.length : 0;
  return extra === 0 ? problems : [...problems, `${extra} orders that nobody asked for`];
}

/** Workflows that have not completed; the news of the last payment may still be on its way to them. */
async function openWorkflows(world: World, played: readonly Played[]): Promise<string[]> {
  const target = { address: world.temporalAddress, namespace: 'default' };
  const { client, close } = await connectClient(target, { payloadKey: world.payloadKey }, 'qudao-chaos');
  const deadline = Date.now() + TOLD_WITHIN_MS;
  try {
    for (;;) {
      const states = await Promise.all(
        played.map(async (order) => `${order.name} is ${await workflowStatus(client, order)}`),
      );
      const open = states.filter((state) => !state.endsWith(' COMPLETED'));
      if (open.length === 0 || Date.now() > deadline) return open.map((state) => `the workflow of ${state}`);
      await sleep(500);
    }
  } finally {
    await close();
  }
}

async function workflowStatus(client: Client, order: Played): Promise<string> {
  return (await client.workflow.getHandle(orderWorkflowId(order.orderId)).describe()).status.name;
}

async function unbalanced(db: Db, tenant: string, folder: string): Promise<string[]> {
  const verified = await verifyBooks(db, anchorFolder(folder));
  const said = verified.ok ? [] : describeVerification(verified).filter((line) => /^(BAD| )/.test(line));
  const proven = await proveBooks(db, tenant).then(
    () => [],
    (error: unknown) => [error instanceof Error ? error.message : String(error)],
  );
  return [...said, ...proven];
}
