/** Invoice-line files of the form that `import -- orders` reads, with the dirt of real ones; the same seed gives the same file. */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

export const HEADER = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';

export interface GenerateOptions {
  lines: number;
  seed?: number;
  /** First day of the file; invoices follow over about seven months. */
  from?: string;
}

/** What an import must make of the file, counted while it is written. */
export interface Generated {
  lines: number;
  taken: number;
  skipped: Record<string, number>;
  invoices: number;
  credits: number;
  /** Minor units invoiced and credited. */
  invoicedMinor: number;
  creditedMinor: number;
}

/** A small fast generator (mulberry32): numbers from 0 to below 1. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const COUNTRIES = ['United Kingdom', 'United Kingdom', 'United Kingdom', 'Germany', 'France', 'EIRE', 'Japan'];
const WORDS = [
  'WHITE',
  'RED',
  'HANGING',
  'HEART',
  'LANTERN',
  'METAL',
  'VINTAGE',
  'DOILY',
  'JUMBO BAG',
  'TEA SET, "ROSE"',
];
const FEES: [string, string, number][] = [
  ['POST', 'POSTAGE', 1800],
  ['M', 'Manual', 250],
  ['C2', 'CARRIAGE', 5000],
];

interface Line {
  code: string;
  description: string;
  quantity: number;
  minor: number;
}

/** Yields the file line by line, header first, and counts in `made` what an import must find. */
export function* orderLines(options: GenerateOptions, made: Generated): Generator<string> {
  const next = random(options.seed ?? 1);
  const below = (n: number): number => Math.floor(next() * n);
  const customers = Math.max(20, Math.floor(options.lines / 60));
  const products = Math.max(50, Math.min(3500, Math.floor(options.lines / 10)));
  const start = Date.parse(`${options.from ?? '2024-01-01'}T08:00:00Z`);
  const step = (200 * 86_400_000) / Math.max(1, options.lines / 20);
  yield HEADER;
  for (let invoice = 0; made.lines < options.lines; invoice += 1) {
    const credit = next() < 0.15;
    const named = next() < 0.8;
    const at = new Date(start + invoice * step).toISOString().slice(0, 16);
    const customer = named ? String(12_000 + below(customers)) : '';
    const country = COUNTRIES[customer === '' ? 0 : Number(customer) % COUNTRIES.length]!;
    const number = `${credit ? 'C' : ''}${536_000 + invoice}`;
    // Lines without a customer stand in larger invoices than named ones, as in a shop's daily total.
    const size = Math.min(options.lines - made.lines, credit ? 1 + below(4) : named ? 1 + below(36) : 1 + below(64));
    let first: string | undefined;
    let firstMinor = 0;
    let taken = 0;
    for (let i = 0; i < size; i += 1) {
      const line = lineOf(below, next, products, credit);
      const price = `${Math.floor(line.minor / 100)}.${String(line.minor % 100).padStart(2, '0')}`;
      const text = [number, line.code, quoted(line.description), line.quantity, at, price, customer, country].join(',');
      const reason = reasonOf(line, customer, credit);
      // Some invoices name the same line twice: both count.
      const written = i > 0 && first !== undefined && next() < 0.01 ? first : text;
      made.lines += 1;
      if (written === first) {
        taken += 1;
        count(made, credit, firstMinor);
      } else if (reason) made.skipped[reason] = (made.skipped[reason] ?? 0) + 1;
      else {
        taken += 1;
        const minor = Math.abs(line.quantity) * line.minor;
        count(made, credit, minor);
        if (first === undefined) {
          first = text;
          firstMinor = minor;
        }
      }
      yield written;
    }
    if (taken > 0) made[credit ? 'credits' : 'invoices'] += 1;
  }
}

function count(made: Generated, credit: boolean, minor: number): void {
  made.taken += 1;
  if (credit) made.creditedMinor += minor;
  else made.invoicedMinor += minor;
}

function lineOf(below: (n: number) => number, next: () => number, products: number, credit: boolean): Line {
  const dice = next();
  const sign = credit ? -1 : 1;
  if (dice < 0.005) {
    const [code, description, minor] = FEES[below(FEES.length)]!;
    return { code, description, quantity: sign, minor };
  }
  const product = below(products);
  const code = `${20_000 + product}${product % 7 === 0 ? 'A' : ''}`;
  const description = `${WORDS[product % WORDS.length]!} ${WORDS[(product * 7) % WORDS.length]!} ${product}`;
  const minor = 15 + ((product * 37) % 1200);
  if (dice < 0.007) return { code, description: 'nan', quantity: sign * (1 + below(5)), minor: 0 };
  if (dice < 0.009) return { code, description: 'damaged', quantity: -sign * (1 + below(5)), minor };
  if (dice < 0.01) return { code: 'S', description: 'SAMPLES', quantity: sign, minor: 500 };
  return { code, description, quantity: sign * (1 + below(24)), minor };
}

function reasonOf(line: Line, customer: string, credit: boolean): string | null {
  if (customer === '') return 'no_customer';
  if (line.code === 'S') return 'adjustment_code';
  if (line.minor === 0) return 'zero_price';
  if (!credit && line.quantity < 0) return 'stock_adjustment';
  return credit && line.quantity > 0 ? 'positive_on_credit' : null;
}

function quoted(text: string): string {
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function nothing(): Generated {
  return { lines: 0, taken: 0, skipped: {}, invoices: 0, credits: 0, invoicedMinor: 0, creditedMinor: 0 };
}

/** Writes such a file and returns what an import must find in it. */
export async function generateOrders(path: string, options: GenerateOptions): Promise<Generated> {
  const made = nothing();
  const out = createWriteStream(path);
  for (const line of orderLines(options, made)) {
    if (!out.write(`${line}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
  return made;
}
