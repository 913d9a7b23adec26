/** The bare workflow's steps: the rows our steps write, by prepared SQL, without our code, guards or locks. */
import { ApplicationFailure } from '@temporalio/activity';
import type pg from 'pg';
import { randomBytes } from 'node:crypto';
import { beginStatement } from '../../../src/platform/db/database.ts';
import type { Scope } from '../../../src/platform/db/database.ts';

/** Rows to insert and rows to update, per table, as one order of ours wrote them. */
export interface Step {
  inserts: { table: string; rows: string }[];
  updates: { table: string; key: string; columns: string[]; rows: string }[];
}

export interface Template {
  /** The order the rows were taken from. */
  orderId: string;
  /** Ids and keys that belong to that order alone and are made anew for every other one. */
  owned: RegExp;
  submit: Step;
  decide: Step;
}

interface Input {
  orderId: string;
  updateId: string;
}

export function createBareActivities(pool: pg.Pool, scope: Scope, template: Template) {
  /** What each order's ids became at its submit, so that its decision changes the rows that were written then. */
  const renames = new Map<string, Map<string, string>>();
  async function write(step: Step, input: Input): Promise<void> {
    const made = renames.get(input.orderId) ?? new Map([[template.orderId, input.orderId]]);
    renames.set(input.orderId, made);
    const renamed = (text: string): string =>
      text.replace(template.owned, (id) => {
        let fresh = made.get(id);
        if (fresh === undefined) {
          fresh = /[0-9a-f]{32}$/.test(id)
            ? id.replace(/[0-9a-f]{32}$/, randomBytes(16).toString('hex'))
            : `${id}-${randomBytes(6).toString('hex')}`;
          made.set(id, fresh);
        }
        return fresh;
      });
    const client = await pool.connect();
    try {
      await client.query(beginStatement(scope));
      for (const { table, rows } of step.inserts) {
        await client.query(
          `insert into bare.${table} select * from jsonb_populate_recordset(null::bare.${table}, $1::jsonb)`,
          [renamed(rows)],
        );
      }
      for (const { table, key, columns, rows } of step.updates) {
        const set = columns.map((column) => `${column} = r.${column}`).join(', ');
        await client.query(
          `update bare.${table} t set ${set} from jsonb_populate_recordset(null::bare.${table}, $1::jsonb) r where ${key}`,
          [renamed(rows)],
        );
      }
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      // A local activity may run again with its task; what it wrote is there already.
      if (error instanceof Error && 'code' in error && error.code === '23505') return;
      // Tried again it would fail again: the bench is wrong, not the world.
      const message = error instanceof Error ? error.message : String(error);
      throw ApplicationFailure.nonRetryable(message, message);
    } finally {
      client.release();
    }
  }
  return {
    async submit(input: Input): Promise<string> {
      await write(template.submit, input);
      return 'submitted';
    },
    async decide(input: Input): Promise<string> {
      await write(template.decide, input);
      return 'approved';
    },
  };
}

export type BareActivities = ReturnType<typeof createBareActivities>;
