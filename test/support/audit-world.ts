/** What an auditor looks into: an order of lanting delivered and invoiced, one step on it refused, everything sealed. */
import { randomUUID } from 'node:crypto';
import type { Result } from '../../src/kernel/refusal.ts';
import { accept } from '../../src/kernel/refusal.ts';
import { sealAll } from '../../src/audit/sealer.ts';
import { receiveShipment, shipOrder } from '../../src/orders/fulfilment.ts';
import { tenantScope } from '../../src/platform/db/database.ts';
import type { Db } from '../../src/platform/db/database.ts';
import { transact } from '../../src/platform/transact.ts';
import type { Outcome, Work } from '../../src/platform/transact.ts';
import type { SampleCompany } from '../../src/sample/company.ts';
import { putOrder } from './put-order.ts';

export interface AuditWorld {
  orderId: string;
  orderNumber: string;
  shipmentId: string;
  invoiceId: string;
  invoiceNumber: string;
}

/** One step on a document as its workflow makes it, with its audit row. */
export function step<T>(
  db: Db,
  company: SampleCompany,
  name: string,
  objectId: string,
  work: (unit: Work) => Promise<Result<T>>,
): Promise<Outcome<T>> {
  return transact(
    db,
    {
      scope: tenantScope(company.tenant),
      actor: { userId: company.users.salesRep.id, requestId: `req_${name}_${objectId.slice(-6)}`, ip: '203.0.113.9' },
      key: `test:${name}:${randomUUID()}`,
      input: null,
      workflowId: `order:${objectId}`,
      subject: {
        companyId: company.companyId,
        action: `order.${name}`,
        objectType: 'order',
        objectId,
        event: objectId.startsWith('ord_'),
      },
    },
    work,
  );
}

async function must<T>(outcome: Promise<Outcome<T>>): Promise<T> {
  const found = await outcome;
  if (!found.ok) throw new Error(JSON.stringify(found));
  return found.value;
}

/** 24 sunscreens at 50.00. `db` acts as the worker. */
export async function playAuditWorld(db: Db, company: SampleCompany): Promise<AuditWorld> {
  const lines = [{ sku: 'SL-SUN-050' as const, quantity: '24', price: '50.00' }];
  const order = await must(
    step(db, company, 'put', 'test', async (work) =>
      accept(await putOrder(work, company, { dealer: 'lanting', lines })),
    ),
  );
  const shipment = (quantity: string) => ({
    orderId: order.id,
    warehouseId: company.warehouses.JXG,
    carrier: '',
    trackingNumber: '',
    expectedOn: null,
    lines: [{ orderLineId: order.lines[0]!, quantity }],
    numbers: { shipment: `DN-${order.id.slice(-8)}` },
  });
  const shipped = await must(step(db, company, 'ship', order.id, (work) => shipOrder(work, shipment('24'))));
  await must(
    step(db, company, 'receive', order.id, (work) =>
      receiveShipment(work, { shipmentId: shipped.documentId, note: '', lines: [] }),
    ),
  );
  const again = await step(db, company, 'ship_twice', order.id, (work) => shipOrder(work, shipment('24000')));
  if (again.ok) throw new Error('a second shipment of everything must be refused');
  await sealAll(db, company.tenant);
  return { orderId: order.id, shipmentId: shipped.documentId, ...(await numbers(db, company, order.id)) };
}

async function numbers(
  db: Db,
  company: SampleCompany,
  orderId: string,
): Promise<Pick<AuditWorld, 'orderNumber' | 'invoiceId' | 'invoiceNumber'>> {
  return must(
    step(db, company, 'look', 'test', async (work) => {
      const order = await work.db
        .selectFrom('sales_order')
        .select('number')
        .where('id', '=', orderId)
        .executeTakeFirstOrThrow();
      const invoice = await work.db
        .selectFrom('invoice')
        .select(['id', 'number'])
        .where('order_id', '=', orderId)
        .executeTakeFirstOrThrow();
      return accept({ orderNumber: order.number!, invoiceId: invoice.id, invoiceNumber: invoice.number });
    }),
  );
}
