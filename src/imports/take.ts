// Owns taking the units of a sheet one by one: first as a rehearsal that leaves no trace, then for good, each once.
import type { FieldRefusal, Result } from '../kernel/refusal.ts';
import { refuse } from '../kernel/refusal.ts';
import { loadAbsent } from '../platform/auth/absent.ts';
import type { Principal } from '../platform/auth/principal.ts';
import { withScope } from '../platform/db/database.ts';
import type { Db } from '../platform/db/database.ts';
import { Work, transact } from '../platform/transact.ts';
import type { Actor, Outcome, TransactRequest } from '../platform/transact.ts';
import type { ImportUnit, ReadRow } from './columns.ts';
import type { ImportAction, ImportEntity } from './entities/entity.ts';
import { rowError } from './jobs.store.ts';
import type { CheckedRow, ImportJob, TakenRow } from './jobs.store.ts';

export interface Import {
  db: Db;
  tenant: string;
  job: ImportJob;
  entity: ImportEntity;
  actor: Actor;
  /** The person as they are now: a right withdrawn meanwhile is gone. */
  principal: Principal;
  today: string;
}

/** Who imports, with the roles and the reach of this moment; null when they may not import it any more. */
export async function importerOf(
  db: Db,
  tenant: string,
  job: ImportJob,
  subject: ImportEntity['subject'],
): Promise<Principal | null> {
  const principal = await loadAbsent(db, { tenant, userId: job.created_by, companyId: job.company_id }, false);
  return principal?.ability.can('import', subject) ? principal : null;
}

function requestOf(running: Import, unit: ImportUnit): TransactRequest {
  const { tenant, job, actor, principal, entity } = running;
  return {
    scope: { ...principal.scope, tenant },
    actor,
    key: `import:${job.id}:${unit.key}`,
    input: { sha256: job.sha256, unit: unit.key },
    subject: {
      companyId: job.company_id,
      action: `import.${entity.kind}`,
      objectType: 'import_job',
      objectId: job.id,
    },
  };
}

const apply = ({ entity, job, today }: Import, work: Work, rows: readonly ReadRow[]) =>
  entity.apply({ work, companyId: job.company_id, today }, rows);

/** What the unit would come to: run through the real command in a transaction that is always undone. */
async function rehearse(running: Import, unit: ImportUnit, rows: readonly ReadRow[]): Promise<Result<ImportAction>> {
  const request = requestOf(running, unit);
  const done: { result: Result<ImportAction> | null } = { result: null };
  const undo = new Error('a rehearsal is undone');
  try {
    await withScope(running.db, request.scope, async (tx) => {
      done.result = await apply(running, new Work(tx, request), rows);
      throw undo;
    });
  } catch (error) {
    if (error !== undo) return impossible(error);
  }
  return done.result!;
}

/** Checks a unit. `before` names what rows above it are about: a row may refer to them although they are not there yet. */
export async function checkUnit(running: Import, unit: ImportUnit, before: Set<string>): Promise<CheckedRow[]> {
  const { entity } = running;
  const own = unit.rows.some((row) => row.errors.length > 0);
  const outcome = own ? null : await rehearseInOrder(running, unit, before);
  const checked = unit.rows.map((row, index): CheckedRow => {
    const label = labelOf(entity, row);
    if (outcome?.ok) return { row: row.row, label, action: outcome.value, errors: [] };
    const found = own ? row.errors.map((error) => rowError(error)) : errorsAt(outcome!.errors, index, outcome!.code);
    const errors = found.length > 0 ? found : [{ column: null, code: 'IMPORT_UNIT_REFUSED' }];
    return { row: row.row, label, action: 'error', errors };
  });
  if (outcome?.ok) for (const row of unit.rows) before.add(entity.identity(row.values));
  return checked;
}

async function rehearseInOrder(running: Import, unit: ImportUnit, before: Set<string>): Promise<Result<ImportAction>> {
  const outcome = await rehearse(running, unit, unit.rows);
  const column = running.entity.refersTo;
  const referred = column === undefined ? undefined : unit.rows[0]!.values[column];
  if (outcome.ok || referred === undefined || !before.has(referred)) return outcome;
  if (!outcome.errors?.every(({ pointer }) => pointer === `/0/${column}`)) return outcome;
  const rows = unit.rows.map((row) => ({ ...row, values: without(row.values, column!) }));
  return rehearse(running, unit, rows);
}

function without(values: ReadRow['values'], key: string): ReadRow['values'] {
  return Object.fromEntries(Object.entries(values).filter(([one]) => one !== key));
}

function labelOf(entity: ImportEntity, row: ReadRow): string {
  const key = entity.columns.find((column) => column.required)!.key;
  return (row.values[key] ?? '').slice(0, 100);
}

function errorsAt(errors: readonly FieldRefusal[] | undefined, index: number, code: string) {
  if (!errors || errors.length === 0) return [{ column: null, code }];
  const here = errors.filter(({ pointer }) => pointer === `/${index}` || pointer.startsWith(`/${index}/`));
  return here.map((error) => rowError(error, index));
}

/** Takes a unit for good: once, however often it is asked for. */
export async function takeUnit(running: Import, unit: ImportUnit): Promise<TakenRow[]> {
  let outcome: Outcome<ImportAction>;
  try {
    outcome = await transact(running.db, requestOf(running, unit), (work) => apply(running, work, unit.rows));
  } catch (error) {
    outcome = impossible(error);
  }
  return unit.rows.map(({ row }, index): TakenRow => {
    if (outcome.ok) return { row, outcome: 'applied', errors: [] };
    const errors = errorsAt(outcome.errors, index, outcome.code);
    return {
      row,
      outcome: 'refused',
      errors: errors.length > 0 ? errors : [{ column: null, code: 'IMPORT_UNIT_REFUSED' }],
    };
  });
}

/** Content no column takes is the row's fault and never gets better; anything else is the machine's and is tried again. */
function impossible(error: unknown): Result<ImportAction> {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (/^2[23][0-9A-Z]{3}$/.test(code)) return refuse('IMPORT_ROW_IMPOSSIBLE');
  throw error;
}
