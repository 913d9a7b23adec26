// Owns the wire form of a document's dossier: everything an auditor asks of it on one page.
import { z } from 'zod';
import { transferView } from '../ledger/books.schema.ts';
import { searchHit } from '../search/schema.ts';
import { decimalText, instant, money, personRef } from '../wire/schema.ts';
import { auditEvent } from './schema.ts';

export const DOSSIER_TYPES = ['order', 'shipment', 'receipt', 'invoice', 'payment', 'return', 'credit_note'] as const;
export type DossierType = (typeof DOSSIER_TYPES)[number];

/** An audit row with where it came from. */
export const dossierEvent = auditEvent
  .extend({
    ip: z.string().nullable().describe('address the request came from'),
    session_ip: z.string().nullable().describe('address the actor was signed in from at the time'),
  })
  .meta({ id: 'DossierEvent' });
export type DossierEvent = z.infer<typeof dossierEvent>;

/** What one submission changed against the one before it, as sealed in the audit log. */
export const dossierVersion = z
  .strictObject({
    version: z.int(),
    at: instant,
    by: personRef.nullable(),
    audit_id: z.string(),
    changes: z.array(
      z.strictObject({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
    ),
  })
  .meta({ id: 'DossierVersion' });
export type DossierVersion = z.infer<typeof dossierVersion>;

export const dossierApproval = z
  .strictObject({
    id: z.string(),
    document_version: z.int(),
    round: z.int(),
    status: z.string(),
    amount: money,
    exceptions: z.array(z.string()),
    /** The policy that was in force when it was opened. */
    policy: z.strictObject({ id: z.string(), version: z.int(), valid_from: instant }),
    created_at: instant,
    finished_at: instant.nullable(),
    decisions: z.array(
      z.strictObject({
        action: z.string(),
        tier: z.int(),
        round: z.int(),
        person: personRef,
        on_behalf_of: personRef.nullable(),
        comment: z.string(),
        at: instant,
      }),
    ),
  })
  .meta({ id: 'DossierApproval' });
export type DossierApproval = z.infer<typeof dossierApproval>;

export const dossier = z
  .strictObject({
    document: searchHit,
    /** Documents made for it, or that it was made for. */
    related: z.array(searchHit),
    /** The latest first; refusals stand in their place. */
    events: z.array(dossierEvent),
    has_more_events: z.boolean(),
    versions: z.array(dossierVersion),
    approvals: z.array(dossierApproval),
    transfers: z.array(transferView),
    totals: z.strictObject({ debit: decimalText, credit: decimalText, difference: decimalText }),
    workflow_id: z.string().nullable(),
  })
  .meta({ id: 'Dossier' });
export type Dossier = z.infer<typeof dossier>;
