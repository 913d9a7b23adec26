// Owns writing one audit row outside an exactly-once command: sign-ins and refused abilities.
import { newId } from '../kernel/ids.ts';
import type { Db } from './db/database.ts';
import { auditDetail } from './transact.ts';
import type { Actor, AuditEntry } from './transact.ts';

/** Adds the row in the transaction of `tx`, whose scope must be that of `tenant`. */
export async function addAuditRow(tx: Db, tenant: string, actor: Actor, entry: AuditEntry): Promise<void> {
  await tx
    .insertInto('audit_log')
    .values({
      id: newId('audit'),
      tenant_id: tenant,
      company_id: entry.companyId,
      actor_id: actor.userId,
      on_behalf_of_id: actor.onBehalfOfId ?? null,
      action: entry.action,
      object_type: entry.objectType,
      object_id: entry.objectId,
      outcome: entry.outcome ?? 'done',
      code: entry.code ?? null,
      detail: JSON.stringify(auditDetail(actor, entry)),
      request_id: actor.requestId ?? null,
      ip: actor.ip ?? null,
    })
    .execute();
}
