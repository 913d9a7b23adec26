// Owns what changed between two submissions of a document, from what their audit rows say was submitted.
import { differences } from '../versions/rules.ts';

type Detail = Readonly<Record<string, unknown>>;

/** A field of what was submitted before and after; null where there was nothing. */
export interface SubmittedChange {
  field: string;
  before: string | null;
  after: string | null;
}

const AMOUNTS = ['payable', 'gross'] as const;

function linesOf(detail: Detail): [string, string][] {
  const lines: unknown[] = Array.isArray(detail.lines) ? detail.lines : [];
  return lines.flatMap((line): [string, string][] => {
    if (typeof line !== 'object' || line === null || !('sku' in line) || !('quantity' in line)) return [];
    const price = 'unit_price' in line && typeof line.unit_price === 'string' ? ` × ${line.unit_price}` : '';
    return [[`line ${String(line.sku)}`, `${String(line.quantity)}${price}`]];
  });
}

/** What was submitted as fields: amounts, exceptions, one per line. Several lines of one article are told together. */
export function submittedFields(detail: Detail): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const name of AMOUNTS) if (typeof detail[name] === 'string') fields[name] = detail[name];
  if (Array.isArray(detail.exceptions)) fields.exceptions = detail.exceptions.map(String).join(',');
  for (const [field, value] of linesOf(detail)) {
    const known = fields[field];
    fields[field] = known === undefined ? value : `${known} + ${value}`;
  }
  return fields;
}

/** The changes of each submission against the one before; the first against nothing. */
export function versionChanges(details: readonly Detail[]): SubmittedChange[][] {
  const submitted = details.map(submittedFields);
  return submitted.map((after, i) => {
    const before = submitted[i - 1] ?? {};
    return differences(before, after).map(({ field }) => ({
      field,
      before: before[field] || null,
      after: after[field] || null,
    }));
  });
}
