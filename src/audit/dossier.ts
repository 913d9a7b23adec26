// Owns a document's dossier: timeline, versions, refusals, approvals, postings and the way to its workflow.
import { dec, sum, text } from '../kernel/decimal.ts';
import { transfersBy } from '../ledger/books.queries.ts';
import type { TransferView } from '../ledger/books.schema.ts';
import type { Db } from '../platform/db/database.ts';
import { findHit } from '../search/queries.ts';
import type { SearchHit } from '../search/schema.ts';
import { approvalsOf, eventsOfDossier, relatedOf } from './dossier.queries.ts';
import type { Dossier, DossierEvent, DossierType, DossierVersion } from './dossier.schema.ts';
import { versionChanges } from './versions.rules.ts';

/** The dossier of a document the reader sees; undefined when there is none. */
export async function dossierOf(
  tx: Db,
  companyId: string,
  type: DossierType,
  id: string,
): Promise<Dossier | undefined> {
  const document = await findHit(tx, type, id, companyId);
  if (!document) return undefined;
  const related: SearchHit[] = [];
  for (const other of await relatedOf(tx, type, id)) {
    const hit = await findHit(tx, other.kind, other.id, companyId);
    if (hit) related.push(hit);
  }
  const { events, more } = await eventsOfDossier(tx, id);
  const transfers = await transfersBy(tx, companyId, { documents: [id] });
  return {
    document,
    related,
    events,
    has_more_events: more,
    versions: versionsOf(type, events),
    approvals: await approvalsOf(tx, id),
    transfers,
    totals: totalsOf(transfers),
    workflow_id: workflowOf(type, id, document),
  };
}

/** Submissions in the order of their versions, the latest first. */
function versionsOf(type: DossierType, events: readonly DossierEvent[]): DossierVersion[] {
  const submitted = events
    .filter(
      (event) => event.action === `${type}.submit` && event.outcome === 'done' && event.detail.lines !== undefined,
    )
    .toReversed();
  const changes = versionChanges(submitted.map((event) => event.detail));
  return submitted
    .map((event, i) => ({
      version: Number(event.detail.version ?? i + 1),
      at: event.at,
      by: event.actor,
      audit_id: event.id,
      changes: changes[i] ?? [],
    }))
    .toReversed();
}

function totalsOf(transfers: readonly TransferView[]): Dossier['totals'] {
  const postings = transfers.flatMap((transfer) => transfer.postings);
  const debit = sum(postings.map((posting) => dec(posting.debit ?? '0')));
  const credit = sum(postings.map((posting) => dec(posting.credit ?? '0')));
  return { debit: text(debit), credit: text(credit), difference: text(debit.minus(credit)) };
}

function workflowOf(type: DossierType, id: string, document: SearchHit): string | null {
  if (type === 'return') return `return:${id}`;
  return document.order_id === null ? null : `order:${document.order_id}`;
}
