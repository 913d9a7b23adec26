// Owns what a fact is: its kinds, when it is late, and how a later version of it takes the place of an earlier one.
import { ZERO, sum } from '../kernel/decimal.ts';
import type { Decimal } from '../kernel/decimal.ts';
import type { BusinessDate, Period } from '../kernel/period.ts';
import { periodOf } from '../kernel/period.ts';
import type { Refusal } from '../kernel/refusal.ts';
import { refuse } from '../kernel/refusal.ts';
import type { FactKind } from './schema.ts';

export type { FactKind };

/**
 * One immutable line of what happened. Quantities and amounts of every kind are what the kind says, unsigned: a `returned` line of 3
 * pieces holds 3, and engines subtract it because of its kind. Bill-to and ship-to are null when they are the buyer.
 */
export interface FactDraft {
  /** Given when another fact of the same batch names this one; made otherwise. */
  id?: string;
  companyId: string;
  kind: FactKind;
  /** Kind of the order behind it: dealer (default), retail, consignment_report. */
  orderKind?: string;
  /** The document type (`order`, `shipment`, `receipt`, `invoice`, `payment`, `return`) or the outside system that says so. */
  source: string;
  documentId: string;
  documentLine: string;
  /** 1 by default; a restatement counts up and names what it supersedes. */
  version?: number;
  supersedesId?: string | null;
  /** The fact that a return or refund takes back. */
  originalId?: string | null;
  sellerId?: string | null;
  buyerId?: string | null;
  shipToId?: string | null;
  billToId?: string | null;
  storeId?: string | null;
  guideId?: string | null;
  channel?: string | null;
  regionId?: string | null;
  skuId?: string | null;
  brandId?: string | null;
  categoryId?: string | null;
  quantity: Decimal;
  netAmount: Decimal;
  taxAmount: Decimal;
  grossAmount: Decimal;
  currency: string;
  businessDate: BusinessDate;
  occurredAt: Date;
  attributes?: Record<string, unknown>;
}

/** Whether a fact was taken up in a later period than the one it belongs to, because that one was closed. */
export function isLate(fact: { business_date: BusinessDate; posted_period: Period }): boolean {
  return periodOf(fact.business_date) < fact.posted_period;
}

/** A fact as stored, as far as restating it needs. */
export interface StoredFact {
  id: string;
  kind: FactKind;
  documentLine: string;
  version: number;
  quantity: Decimal;
  /** Hash of everything the reporting system said about the document; equal hashes are equal reports. */
  contentHash: string;
}

export type Restatement = { kind: 'new' } | { kind: 'unchanged' } | { kind: 'restated'; retracted: StoredFact[] };

/**
 * What a report of a document does to what is known of it (`current`: the newest fact of each line). The same version again must say
 * the same; a higher version takes the place of every line, and lines it no longer names are retracted to zero.
 */
export function restate(
  current: readonly StoredFact[],
  report: { version: number; contentHash: string; lines: readonly string[] },
): Restatement | Refusal {
  if (current.length === 0) return { kind: 'new' };
  const known = Math.max(...current.map((fact) => fact.version));
  if (report.version < known) return refuse('STALE_FACT_VERSION', { known, given: report.version });
  if (report.version === known) {
    const same = current.every((fact) => fact.version !== known || fact.contentHash === report.contentHash);
    return same ? { kind: 'unchanged' } : refuse('FACT_VERSION_CONFLICT', { version: known });
  }
  const named = new Set(report.lines);
  return { kind: 'restated', retracted: current.filter((fact) => !named.has(fact.documentLine)) };
}

/** How much of a sold line may still be taken back. */
export function refundable(sold: Decimal, refunded: readonly Decimal[]): Decimal {
  const left = sold.minus(sum(refunded));
  return left.isNegative() ? ZERO : left;
}
