// Owns the figures of what follows an order: invoices, shipments, returns, payments.
import { dec, text } from '../kernel/decimal.ts';
import type { Decimal } from '../kernel/decimal.ts';
import type { Result } from '../kernel/refusal.ts';
import { accept, refuse } from '../kernel/refusal.ts';
import type { Db } from '../platform/db/database.ts';
import type { FigureRequest, Found } from './figure.ts';
import type { DocumentLine } from './figures.queries.ts';
import { allocationsOf, documentLines } from './figures.queries.ts';
import { addsUp, said, sumRows, unknownFigure } from './figures.rules.ts';

const FIGURES = {
  invoice: ['gross', 'open'],
  shipment: ['amount', 'cost'],
  return: ['gross'],
  payment: ['amount'],
  credit_note: ['gross', 'left'],
} as const;

type FollowingRequest = FigureRequest & { type: keyof typeof FIGURES };

/** Figures of a document other than an order. What goods cost is found only by who may read the ledger. */
export async function documentFigure(tx: Db, request: FigureRequest): Promise<Result<Found>> {
  const following = request as FollowingRequest;
  const known: readonly string[] = FIGURES[following.type];
  if (!known.includes(request.figure)) return unknownFigure(request.figure, known);
  if (request.figure === 'cost' && !request.readsLedger) return refuse('NOT_FOUND');
  switch (following.type) {
    case 'invoice':
      return invoiceFigure(tx, following);
    case 'shipment':
      return shipmentFigure(tx, following);
    case 'return':
      return returnFigure(tx, following);
    case 'payment':
      return paymentFigure(tx, following);
    case 'credit_note':
      return creditNoteFigure(tx, following);
  }
}

const lineTerms = (lines: readonly DocumentLine[], pick: (line: DocumentLine) => string) =>
  lines.map((line) => ({
    key: line.id,
    label: said('figure.row.line', { name: line.name, name_en: line.name_en, quantity: text(dec(line.quantity)) }),
    amount: dec(pick(line)),
  }));

interface Head {
  number: string | null;
  status: string | null;
  currency: string;
  documents: string[];
  subject: Found['subject'];
  params?: Record<string, string>;
}

function laid(
  request: FollowingRequest,
  head: Head,
  amount: Decimal,
  terms: Parameters<typeof sumRows>[0],
): Result<Found> {
  const label = said(`figure.${request.type}.${request.figure}`);
  const { params, ...behind } = head;
  return accept({
    ...behind,
    amount,
    label,
    sentence: said(`figure.${request.type}.${request.figure}.sentence`, { number: head.number ?? '', ...params }),
    rows: sumRows(terms, { label, amount }, head.currency),
    recomputed: addsUp(terms, amount),
    rules: [],
  });
}

async function invoiceFigure(tx: Db, request: FollowingRequest): Promise<Result<Found>> {
  const invoice = await tx.selectFrom('invoice').selectAll().where('id', '=', request.id).executeTakeFirst();
  if (!invoice) return refuse('NOT_FOUND');
  const head: Head = {
    number: invoice.number,
    status: null,
    currency: invoice.currency,
    documents: [invoice.id],
    subject: { id: invoice.order_id, workflowId: `order:${invoice.order_id}` },
    params: { due: invoice.due_date },
  };
  if (request.figure === 'gross') {
    const lines = await documentLines(tx, 'invoice', invoice.id);
    return laid(
      request,
      head,
      dec(invoice.gross_amount),
      lineTerms(lines, (line) => line.gross),
    );
  }
  const less = (key: string, amount: string) => ({
    key,
    label: said(`figure.row.${key}`),
    amount: dec(amount),
    less: true,
  });
  const terms = [
    {
      key: 'gross',
      label: said('figure.invoice.gross'),
      amount: dec(invoice.gross_amount),
      figure: `invoice.${invoice.id}.gross`,
    },
    less('offset', invoice.offset_amount),
    less('paid', invoice.paid_amount),
    less('credited', invoice.credited_amount),
    less('written_off', invoice.written_off_amount),
  ];
  const open = terms.slice(1).reduce((left, term) => left.minus(term.amount), dec(invoice.gross_amount));
  const settled = await tx
    .selectFrom('payment_allocation')
    .select('payment_id')
    .where('invoice_id', '=', invoice.id)
    .execute();
  const notes = await tx.selectFrom('credit_note').select('id').where('invoice_id', '=', invoice.id).execute();
  const documents = [invoice.id, ...settled.map((row) => row.payment_id), ...notes.map((row) => row.id)];
  return laid(request, { ...head, documents }, open, terms);
}

async function shipmentFigure(tx: Db, request: FollowingRequest): Promise<Result<Found>> {
  const shipment = await tx
    .selectFrom('shipment as s')
    .innerJoin('sales_order as o', 'o.id', 's.order_id')
    .selectAll('s')
    .select('o.currency')
    .where('s.id', '=', request.id)
    .executeTakeFirst();
  if (!shipment) return refuse('NOT_FOUND');
  const { number, status, currency, order_id } = shipment;
  const head: Head = {
    number,
    status,
    currency,
    documents: [shipment.id],
    subject: { id: order_id, workflowId: `order:${order_id}` },
  };
  const lines = await documentLines(tx, 'shipment', shipment.id);
  return request.figure === 'cost'
    ? laid(
        request,
        head,
        dec(shipment.cost_amount),
        lineTerms(lines, (line) => line.cost),
      )
    : laid(
        request,
        head,
        dec(shipment.goods_amount),
        lineTerms(lines, (line) => line.gross),
      );
}

async function returnFigure(tx: Db, request: FollowingRequest): Promise<Result<Found>> {
  const row = await tx.selectFrom('return_order').selectAll().where('id', '=', request.id).executeTakeFirst();
  if (!row) return refuse('NOT_FOUND');
  const notes = await tx.selectFrom('credit_note').select('id').where('return_id', '=', row.id).execute();
  const head: Head = {
    number: row.number,
    status: row.status,
    currency: row.currency,
    documents: [row.id, ...notes.map((note) => note.id)],
    subject: { id: row.id, workflowId: `return:${row.id}` },
  };
  const lines = await documentLines(tx, 'return', row.id);
  return laid(
    request,
    head,
    dec(row.gross_amount),
    lineTerms(lines, (line) => line.gross),
  );
}

async function paymentFigure(tx: Db, request: FollowingRequest): Promise<Result<Found>> {
  const payment = await tx.selectFrom('payment').selectAll().where('id', '=', request.id).executeTakeFirst();
  if (!payment) return refuse('NOT_FOUND');
  const head: Head = {
    number: payment.number,
    status: null,
    currency: payment.currency,
    documents: [payment.id],
    subject: { id: payment.id, workflowId: null },
  };
  const settled = (await allocationsOf(tx, payment.id)).map((row) => ({
    key: row.id,
    label: said('figure.row.to_invoice', { number: row.number }),
    amount: dec(row.amount),
    figure: `invoice.${row.invoice_id}.open`,
  }));
  const kept = { key: 'prepaid', label: said('figure.row.to_prepaid'), amount: dec(payment.prepaid_amount) };
  return laid(request, head, dec(payment.amount), [...settled, kept]);
}

async function creditNoteFigure(tx: Db, request: FollowingRequest): Promise<Result<Found>> {
  const note = await tx
    .selectFrom('credit_note as n')
    .leftJoin('return_order as r', 'r.id', 'n.return_id')
    .selectAll('n')
    .select('r.number as return_number')
    .where('n.id', '=', request.id)
    .executeTakeFirst();
  if (!note) return refuse('NOT_FOUND');
  const returnId = note.return_id;
  const head: Head = {
    number: note.number,
    status: null,
    currency: note.currency,
    documents: returnId === null ? [note.id] : [note.id, returnId],
    subject: { id: returnId ?? note.id, workflowId: returnId === null ? null : `return:${returnId}` },
    params: { return_number: note.return_number ?? '' },
  };
  if (request.figure === 'gross') {
    const lines = returnId === null ? [] : await documentLines(tx, 'return', returnId);
    return laid(
      request,
      head,
      dec(note.gross_amount),
      lineTerms(lines, (line) => line.gross),
    );
  }
  const terms = [
    {
      key: 'gross',
      label: said('figure.credit_note.gross'),
      amount: dec(note.gross_amount),
      figure: `credit_note.${note.id}.gross`,
    },
    { key: 'used', label: said('figure.row.used'), amount: dec(note.applied_amount), less: true },
  ];
  return laid(request, head, dec(note.gross_amount).minus(note.applied_amount), terms);
}
