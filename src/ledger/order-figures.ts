// Owns the figures of an order and its lines: amounts as sums of what they are made of, and the rules that made them.
import { ZERO, dec, text } from '../kernel/decimal.ts';
import type { Decimal } from '../kernel/decimal.ts';
import { scaleOf } from '../kernel/money.ts';
import type { Result } from '../kernel/refusal.ts';
import { accept, refuse } from '../kernel/refusal.ts';
import { lineAmounts } from '../orders/amounts.rules.ts';
import type { Db } from '../platform/db/database.ts';
import type { FigureRequest, Found } from './figure.ts';
import type { FigureLine, FigureOrder } from './figures.queries.ts';
import { contractOf, figureLines, figureOffsets, figureOrder, orderOfLine, priceVersions } from './figures.queries.ts';
import type { Row, Said } from './figures.rules.ts';
import { addsUp, priceRows, resultRow, said, sumRows, unknownFigure } from './figures.rules.ts';
import { balances } from './post.ts';

/** Figures of an order or of one of its lines, as the reader sees them. */
export async function orderFigures(tx: Db, request: FigureRequest): Promise<Result<Found>> {
  const orderId = request.type === 'order' ? request.id : await orderOfLine(tx, request.id);
  const order = orderId && (await figureOrder(tx, orderId));
  if (!order) return refuse('NOT_FOUND');
  const lines = await figureLines(tx, order.id);
  return request.type === 'order' ? orderFigure(tx, request, order, lines) : lineFigure(tx, request, order, lines);
}

const ORDER_FIGURES = ['list', 'discount', 'goods', 'tax', 'offset', 'payable', 'credit_available'];

async function orderFigure(
  tx: Db,
  request: FigureRequest,
  order: FigureOrder,
  lines: FigureLine[],
): Promise<Result<Found>> {
  if (!ORDER_FIGURES.includes(request.figure)) return unknownFigure(request.figure, ORDER_FIGURES);
  const laid =
    request.figure === 'credit_available'
      ? await creditRows(tx, request.tenant, order)
      : await orderRows(tx, request.figure, order, lines);
  const contract = await contractRule(tx, order);
  const prices =
    request.figure === 'offset' || request.figure === 'credit_available' ? [] : await priceRules(tx, lines);
  return accept({
    ...laid,
    ...behind(order),
    label: said(`figure.order.${request.figure}`),
    sentence: said(`figure.order.${request.figure}.sentence`, {
      number: order.number ?? '',
      lines: lines.length,
      buyer: request.locale === 'en' ? (order.buyer_en ?? order.buyer) : order.buyer,
      list: text(dec(order.list_amount), scaleOf(order.currency)),
      goods: text(dec(order.goods_amount), scaleOf(order.currency)),
    }),
    rules: request.figure === 'credit_available' || request.figure === 'payable' ? [...prices, ...contract] : prices,
  });
}

function behind(order: FigureOrder): Pick<Found, 'number' | 'status' | 'currency' | 'documents' | 'subject'> {
  return {
    number: order.number,
    status: order.status,
    currency: order.currency,
    documents: [order.id],
    subject: { id: order.id, workflowId: `order:${order.id}` },
  };
}

type Laid = Pick<Found, 'amount' | 'rows' | 'recomputed'>;

async function orderRows(tx: Db, figure: string, order: FigureOrder, lines: FigureLine[]): Promise<Laid> {
  const label = said(`figure.order.${figure}`);
  const amount = dec(
    {
      list: order.list_amount,
      discount: order.discount_amount,
      goods: order.goods_amount,
      tax: order.tax_amount,
      offset: order.offset_amount,
      payable: order.payable_amount,
    }[figure]!,
  );
  const terms = await termsOf(tx, figure, order, lines);
  const recomputed = addsUp(terms, amount) && lines.every((line) => computesAgain(line, order));
  return { amount, rows: sumRows(terms, { label, amount }, order.currency), recomputed };
}

async function termsOf(tx: Db, figure: string, order: FigureOrder, lines: FigureLine[]) {
  const perLine = (pick: (line: FigureLine) => Decimal, note: (line: FigureLine) => Said | null = () => null) =>
    lines.map((line) => ({
      key: line.id,
      label: lineLabel(line),
      amount: pick(line),
      note: note(line),
      figure: `order_line.${line.id}.amount`,
    }));
  switch (figure) {
    case 'list':
      return perLine((line) => dec(line.list_amount));
    case 'discount':
      return perLine((line) => dec(line.list_amount).minus(line.goods_amount));
    case 'goods':
      return perLine(
        (line) => dec(line.goods_amount),
        (line) => said('figure.note.unit_price', { price: text(dec(line.unit_price)) }),
      );
    case 'tax':
      return perLine(
        (line) => dec(line.tax_amount),
        (line) => said('figure.note.rate', { rate: text(dec(line.tax_rate)) }),
      );
    case 'offset':
      return (await figureOffsets(tx, order.id)).map((offset) => ({
        key: offset.id,
        label: said(`figure.row.${offset.kind}`),
        amount: dec(offset.amount),
      }));
    default:
      return [
        {
          key: 'list',
          label: said('figure.order.list'),
          amount: dec(order.list_amount),
          figure: `order.${order.id}.list`,
        },
        {
          key: 'discount',
          label: said('figure.order.discount'),
          amount: dec(order.discount_amount),
          less: true,
          figure: `order.${order.id}.discount`,
        },
        {
          key: 'offset',
          label: said('figure.order.offset'),
          amount: dec(order.offset_amount),
          less: true,
          figure: `order.${order.id}.offset`,
        },
      ];
  }
}

function lineLabel(line: { name: string; name_en: string; quantity: string }): Said {
  return said('figure.row.line', { name: line.name, name_en: line.name_en, quantity: text(dec(line.quantity)) });
}

/** The shipped rule, run again on what the line was priced with. */
function computesAgain(line: FigureLine, order: FigureOrder): boolean {
  const again = lineAmounts(
    {
      quantity: dec(line.quantity),
      listPrice: dec(line.list_price),
      unitPrice: dec(line.unit_price),
      taxRate: dec(line.tax_rate),
      taxIncluded: order.tax_included,
    },
    scaleOf(order.currency),
  );
  return again.list.eq(line.list_amount) && again.goods.eq(line.goods_amount) && again.tax.eq(line.tax_amount);
}

const CREDIT_TERMS = [
  ['credit_limit', false],
  ['credit_exception', false],
  ['credit_prepaid', false],
  ['credit_open_orders', true],
  ['credit_delivered', true],
  ['credit_receivable', true],
] as const;

async function creditRows(tx: Db, tenant: string, order: FigureOrder): Promise<Laid> {
  const purposes = [...CREDIT_TERMS.map(([purpose]) => purpose), 'credit_available' as const];
  const found = await balances(tx, tenant, order.company_id, order.buyer_id, order.currency, purposes);
  const amount = found.credit_available ?? ZERO;
  const terms = CREDIT_TERMS.map(([purpose, less]) => ({
    key: purpose,
    label: said(`figure.row.${purpose}`),
    amount: found[purpose] ?? ZERO,
    less,
  }));
  const rows = sumRows(terms, { label: said('figure.order.credit_available'), amount }, order.currency);
  return { amount, rows, recomputed: addsUp(terms, amount) };
}

const LINE_FIGURES = ['unit_price', 'amount'];

async function lineFigure(
  tx: Db,
  request: FigureRequest,
  order: FigureOrder,
  lines: FigureLine[],
): Promise<Result<Found>> {
  const line = lines.find(({ id }) => id === request.id)!;
  if (!LINE_FIGURES.includes(request.figure)) return unknownFigure(request.figure, LINE_FIGURES);
  const name = request.locale === 'en' ? line.name_en : line.name;
  const common = {
    ...behind(order),
    rules: await priceRules(tx, [line]),
    label: said(`figure.order_line.${request.figure}`),
  };
  const sentence = said(`figure.order_line.${request.figure}.sentence`, {
    name,
    quantity: text(dec(line.quantity)),
    unit: line.unit,
  });
  if (request.figure === 'unit_price') {
    const { rows, holds } = priceRows(dec(line.list_price), line.price_trace, dec(line.unit_price));
    return accept({ ...common, sentence, amount: dec(line.unit_price), rows, recomputed: holds });
  }
  return accept({
    ...common,
    sentence,
    amount: dec(line.goods_amount),
    rows: amountRows(line, order),
    recomputed: computesAgain(line, order),
  });
}

function amountRows(line: FigureLine, order: FigureOrder): Row[] {
  const scale = scaleOf(order.currency);
  const part = { kind: 'part' as const, figure: null, note: null };
  const taxOnTop = order.tax_included
    ? []
    : [
        {
          ...part,
          key: 'tax',
          label: said('figure.row.tax'),
          note: said('figure.note.rate', { rate: text(dec(line.tax_rate)) }),
          operation: 'plus' as const,
          amount: line.tax_amount,
          currency: order.currency,
        },
      ];
  return [
    {
      ...part,
      key: 'price',
      label: said('figure.row.unit_price'),
      operation: 'start',
      amount: line.unit_price,
      currency: null,
      figure: `order_line.${line.id}.unit_price`,
    },
    {
      ...part,
      key: 'quantity',
      label: said('figure.row.quantity', { unit: line.unit }),
      note: said('figure.note.rounded', { scale }),
      operation: 'times',
      amount: line.quantity,
      currency: null,
    },
    ...taxOnTop,
    resultRow(said('figure.order_line.amount'), dec(line.goods_amount), order.currency),
  ];
}

async function priceRules(tx: Db, lines: readonly FigureLine[]): Promise<Found['rules']> {
  const steps = new Map(
    lines.flatMap((line) => line.price_trace).map((step) => [`${step.source_id}:${step.version}`, step]),
  );
  const since = await priceVersions(
    tx,
    [...steps.values()].map((step) => step.source_id),
  );
  return [...steps.entries()].map(([key, step]) => ({
    kind: 'price_list',
    id: step.source_id,
    name: step.name,
    name_en: step.name_en,
    version: step.version,
    valid_from: since.get(key) ?? null,
    text: null,
  }));
}

async function contractRule(tx: Db, order: FigureOrder): Promise<Found['rules']> {
  const contract = await contractOf(tx, order.contract_id);
  if (!contract) return [];
  const limit = text(dec(contract.credit_limit), scaleOf(contract.currency));
  return [
    {
      kind: 'contract',
      id: contract.id,
      name: contract.number,
      name_en: contract.number,
      version: contract.version,
      valid_from: contract.valid_from,
      text: said('figure.rule.contract', { limit, days: contract.payment_days }),
    },
  ];
}
