// Owns policies while they are written: saved on the version they were read at, discarded, and gone once published.
import type { Result } from '../kernel/refusal.ts';
import { accept, refuse } from '../kernel/refusal.ts';
import type { Db } from '../platform/db/database.ts';
import type { Work } from '../platform/transact.ts';
import type { PolicyRules } from './schema.ts';

export interface DraftState {
  document_type: string;
  version: number;
}

interface Place {
  companyId: string;
  documentType: string;
}

function draftAt(db: Db, { companyId, documentType }: Place) {
  return db
    .selectFrom('approval_policy_draft')
    .select('version')
    .where('company_id', '=', companyId)
    .where('document_type', '=', documentType)
    .forUpdate();
}

/**
 * Saves the draft of a document type, half-written ones too; `version` is the one it was read at, 0 for a new one. Refuses
 * STALE_VERSION when somebody saved meanwhile.
 */
export async function saveDraft(
  work: Work,
  input: Place & { version: number; basedOn: number; rules: PolicyRules },
): Promise<Result<DraftState>> {
  const found = await draftAt(work.db, input).executeTakeFirst();
  const current = found?.version ?? 0;
  if (current !== input.version) return refuse('STALE_VERSION', { current });
  const version = current + 1;
  const content = {
    based_on: input.basedOn,
    rules: JSON.stringify(input.rules),
    version,
    updated_by: work.actor.userId,
    updated_at: work.now,
  };
  const saved = await work.db
    .insertInto('approval_policy_draft')
    .values({
      tenant_id: work.tenant,
      company_id: input.companyId,
      document_type: input.documentType,
      ...content,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'company_id', 'document_type'])
        .doUpdateSet(content)
        .where('approval_policy_draft.version', '=', current),
    )
    .returning('version')
    .executeTakeFirst();
  if (!saved) return refuse('STALE_VERSION', { current: version });
  record(work, input, 'policy.draft', { version, based_on: input.basedOn });
  return accept({ document_type: input.documentType, version });
}

/** Throws the draft away. Refuses NOT_FOUND without one, STALE_VERSION when somebody saved meanwhile. */
export async function discardDraft(work: Work, input: Place & { version: number }): Promise<Result<DraftState>> {
  const found = await draftAt(work.db, input).executeTakeFirst();
  if (!found) return refuse('NOT_FOUND');
  if (found.version !== input.version) return refuse('STALE_VERSION', { current: found.version });
  await removeDraft(work.db, input);
  record(work, input, 'policy.draft_discard', { version: input.version });
  return accept({ document_type: input.documentType, version: input.version });
}

export async function removeDraft(db: Db, { companyId, documentType }: Place): Promise<void> {
  await db
    .deleteFrom('approval_policy_draft')
    .where('company_id', '=', companyId)
    .where('document_type', '=', documentType)
    .execute();
}

function record(work: Work, { companyId, documentType }: Place, action: string, detail: Record<string, unknown>): void {
  work.audit({ companyId, action, objectType: 'approval_policy', objectId: documentType, detail });
}
