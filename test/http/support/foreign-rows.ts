/** One row of every table for somebody else, made from the schema itself, so that a new table is somebody's too. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { ID_PREFIX, newId } from '../../../src/kernel/ids.ts';
import { samplePolicies } from '../../../src/sample/policies.ts';
import type { IdKind } from '../../../src/kernel/ids.ts';

interface Column {
  table_name: string;
  column_name: string;
  data_type: string;
  is_nullable: 'YES' | 'NO';
  column_default: string | null;
  is_identity: 'YES' | 'NO';
  is_generated: 'ALWAYS' | 'NEVER';
}

type Row = Record<string, unknown>;

/** Whose rows are made: columns of these names hold these values. */
export type Owner = Readonly<Record<string, string>>;

/** What made-up texts begin with. */
const CANARY = 'canary-';

const CHECK_VIOLATION = '23514';
const UNIQUE_VIOLATION = '23505';
const EXCLUSION_VIOLATION = '23P01';

/** Values an answer's form asks for that the schema does not tell. */
const SPECIAL: Readonly<Record<string, Record<string, unknown>>> = {
  'account.side': { value: 1 },
  'import_job.kind': { value: 'dealers' },
  'sales_order.status': { value: 'approved' },
  'approval_policy.rules': { value: JSON.stringify(samplePolicies().order) },
};

export class ForeignRows {
  private readonly client: pg.Client;
  private readonly columns = new Map<string, Column[]>();
  private readonly references = new Map<string, { table: string; column: string }>();
  private readonly choices = new Map<string, string>();
  private readonly keys = new Map<string, string[]>();
  /** Tables behind a wall between partners or documents, not only between companies. */
  readonly walled = new Set<string>();

  private constructor(client: pg.Client) {
    this.client = client;
  }

  /** Reads the schema of the database at `url` as its owner. Close when done. */
  static async open(url: string): Promise<ForeignRows> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    // Neither foreign keys nor guards: a row of one's own kind is enough to be found where it should not be.
    await client.query('set session_replication_role = replica');
    const rows = new ForeignRows(client);
    await rows.readSchema();
    return rows;
  }

  close(): Promise<void> {
    return this.client.end();
  }

  /** Every table with a tenant, or, where `companyOnly`, with a company. */
  tables(companyOnly: boolean): string[] {
    const wanted = companyOnly ? 'company_id' : 'tenant_id';
    return [...this.columns]
      .filter(([, columns]) => columns.some(({ column_name }) => column_name === wanted))
      .map(([table]) => table);
  }

  has(table: string): boolean {
    return this.columns.has(table);
  }

  /** Adds a row of `table` for `owner` with the rows it refers to; returns its first key. `made` remembers what is there already. */
  async add(table: string, owner: Owner, made: Map<string, string>, path: readonly string[] = []): Promise<string> {
    const found = made.get(table);
    if (found !== undefined) return found;
    const row: Record<string, unknown> = {};
    for (const column of this.columns.get(table) ?? []) {
      const value = await this.valueOf(table, column, owner, made, [...path, table]);
      if (value !== undefined) row[column.column_name] = value;
    }
    const key = await this.insert(table, row, owner);
    made.set(table, key);
    return key;
  }

  /** Rules between columns do not matter here and go where they are in the way; a row that is there already will do. */
  private async insert(table: string, row: Row, owner: Owner): Promise<string> {
    const names = Object.keys(row);
    const key = this.keyOf(table);
    const columns = names.map((name) => `"${name}"`).join(', ');
    const places = names.map((_, i) => `$${i + 1}`).join(', ');
    try {
      const [added] = await this.query<{ key: string }>(
        `insert into ${table} (${columns}) values (${places}) returning "${key}"::text as key`,
        Object.values(row),
      );
      return added!.key;
    } catch (error) {
      const { code, constraint } = error as { code?: string; constraint?: string };
      if (code === CHECK_VIOLATION) {
        await this.query(`alter table ${table} drop constraint "${constraint}"`);
        return this.insert(table, row, owner);
      }
      const there =
        code === UNIQUE_VIOLATION || code === EXCLUSION_VIOLATION ? await this.find(table, key, owner) : undefined;
      if (there !== undefined) return there;
      throw new Error(
        `no row of ${table} can be made for the tenancy test, name what it needs in SPECIAL: ${String(error)}`,
        {
          cause: error,
        },
      );
    }
  }

  private async find(table: string, key: string, owner: Owner): Promise<string | undefined> {
    const names = (this.columns.get(table) ?? []).map((one) => one.column_name).filter((name) => name in owner);
    const [found] = await this.query<{ key: string }>(
      `select "${key}"::text as key from ${table} where ${names.map((name, i) => `"${name}" = $${i + 1}`).join(' and ')} limit 1`,
      names.map((name) => owner[name]),
    );
    return found?.key;
  }

  /** Ids and made-up texts of the rows of `tables` that `condition` finds. */
  async secrets(tables: readonly string[], condition: string, values: readonly string[]): Promise<Set<string>> {
    const found = new Set<string>();
    for (const table of tables) {
      const rows = await this.query<{ row: Row }>(
        `select to_jsonb(t) as row from ${table} t where ${condition}`,
        values,
      );
      for (const { row } of rows) for (const secret of secretsOf(row)) found.add(secret);
    }
    return found;
  }

  /** The same of single rows, by table and key. */
  async secretsOf(keys: ReadonlyMap<string, string>): Promise<Set<string>> {
    const found = new Set<string>(keys.values());
    for (const [table, key] of keys) {
      if (!this.has(table)) continue;
      for (const secret of await this.secrets([table], `"${this.keyOf(table)}"::text = $1`, [key])) found.add(secret);
    }
    return found;
  }

  /** The table that columns of this name refer to, in whatever table they are. */
  referredBy(column: string): string | undefined {
    const found = [...this.references].find(([name]) => name.endsWith(`.${column}`));
    return found?.[1].table;
  }

  private keyOf(table: string): string {
    const columns = this.keys.get(table) ?? [];
    return columns.find((name) => !['tenant_id', 'company_id'].includes(name)) ?? columns[0] ?? 'tenant_id';
  }

  async query<T extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<T[]> {
    return (await this.client.query<T>(text, [...values])).rows;
  }

  private async valueOf(
    table: string,
    column: Column,
    owner: Owner,
    made: Map<string, string>,
    path: readonly string[],
  ): Promise<unknown> {
    const name = column.column_name;
    if (column.is_identity === 'YES' || column.is_generated === 'ALWAYS') return undefined;
    const special = SPECIAL[`${table}.${name}`];
    if (special) return special.value;
    if (name === 'id' && column.data_type === 'text') return freshId(table);
    if (name in owner) return column.data_type === 'ARRAY' ? [owner[name]] : owner[name];
    const reference = this.references.get(`${table}.${name}`);
    if (reference) {
      if (!path.includes(reference.table)) return this.add(reference.table, owner, made, path);
      if (column.is_nullable === 'YES') return undefined;
    }
    if (column.is_nullable === 'YES' || column.column_default !== null) return undefined;
    return this.choices.get(`${table}.${name}`) ?? plainValue(name, column.data_type);
  }

  private async readSchema(): Promise<void> {
    const columns = await this.query<Column>(
      `select c.* from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
       where table_schema = 'public' and t.table_type = 'BASE TABLE' order by table_name, ordinal_position`,
    );
    for (const column of columns)
      this.columns.set(column.table_name, [...(this.columns.get(column.table_name) ?? []), column]);
    const references = await this.query<{ source: string; target: string; column: string; to: string }>(
      `select c.conrelid::regclass::text as source, c.confrelid::regclass::text as target, a.attname as column, b.attname as to
       from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
       join pg_attribute b on b.attrelid = c.confrelid and b.attnum = c.confkey[1]
       where c.contype = 'f' and array_length(c.conkey, 1) = 1`,
    );
    for (const { source, target, column, to } of references)
      this.references.set(`${source}.${column}`, { table: target, column: to });
    const checks = await this.query<{ table: string; text: string }>(
      `select conrelid::regclass::text as table, pg_get_constraintdef(oid) as text from pg_constraint where contype = 'c'`,
    );
    for (const { table, text } of checks) {
      const match = /\(\(?(\w+) = ANY \(ARRAY\['([^']+)'/.exec(text);
      if (match) this.choices.set(`${table}.${match[1]}`, match[2]!);
    }
    const keys = await this.query<{ table: string; columns: string[] }>(
      `select c.conrelid::regclass::text as table, array_agg(a.attname::text order by array_position(c.conkey, a.attnum)) as columns
       from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
       where c.contype = 'p' group by 1`,
    );
    for (const { table, columns: names } of keys) this.keys.set(table, names);
    const walls = await this.query<{ tablename: string }>(
      `select distinct tablename from pg_policies where policyname like 'wall_%' and policyname not in ('wall_tenant', 'wall_company')`,
    );
    for (const { tablename } of walls) this.walled.add(tablename);
  }
}

function secretsOf(row: Row): string[] {
  const texts = Object.values(row).filter((value) => typeof value === 'string' && value.startsWith(CANARY));
  return [row.id, row.party_id, ...texts].filter((value) => typeof value === 'string');
}

/** An id of the table's kind where it has one, so that a form that looks at prefixes lets it through. */
export function freshId(table: string): string {
  const kind = KIND_OF[table] ?? table;
  const known = kind in ID_PREFIX ? (kind as IdKind) : 'event';
  return newId(known);
}

const KIND_OF: Readonly<Record<string, IdKind>> = {
  sales_order: 'order',
  return_order: 'return',
  user_account: 'user',
  approval_policy: 'policy',
  approval_tier: 'tier',
  approval_task: 'task',
  approval_decision: 'decision',
};

function plainValue(name: string, type: string): unknown {
  if (/(_to|expires_at|due_date)$/.test(name)) return '2027-11-01';
  if (/^(timestamp|date)/.test(type)) return '2026-11-01';
  if (/^(integer|bigint|smallint|numeric)/.test(type)) return '7';
  if (type === 'boolean') return false;
  if (type === 'character') return 'CNY';
  // A draft of a policy is read back as rules.
  if (name === 'rules') return '{"tiers":[],"same_person_once":false,"expire_after_hours":24,"cc_roles":[]}';
  if (type === 'jsonb') return '{}';
  if (type === 'ARRAY') return [];
  if (type === 'bytea') return randomBytes(16);
  return `${CANARY}${randomBytes(8).toString('hex')}`;
}
