/** What a figure is, and how it is taken: five rounds of ours and the reference in turn, the median of each. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Config } from '../../src/platform/config.ts';

export const ROUNDS = 5;
export const CLIENTS = 25;

export interface Figure {
  name: string;
  unit: string;
  ours: number;
  reference: number;
  /** Higher is better. */
  ratio: number;
  goal: number;
  /** Things counted per round: lines, transfers, requests, orders. */
  n: number;
}

export interface BenchServers {
  config: Config;
  databaseUrl: string;
  temporalAddress: string;
}

export interface Bench {
  name: string;
  needsTemporal: boolean;
  run(servers: BenchServers, note: (line: string) => void): Promise<Figure>;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

export interface Shape {
  name: string;
  unit: string;
  goal: number;
  n: number;
  /** Whether the measured figures are times, so that less is better. */
  latency?: boolean;
}

/** Runs both sides in turn and returns the medians; `ours` and `reference` each return one measured figure. */
export async function alternate(
  shape: Shape,
  ours: (round: number) => Promise<number>,
  reference: (round: number) => Promise<number>,
  note: (line: string) => void,
): Promise<Figure> {
  const measured: { ours: number; reference: number }[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const both = { ours: await ours(round), reference: await reference(round) };
    measured.push(both);
    note(
      `${shape.name} round ${round}: ours ${both.ours.toFixed(1)}, reference ${both.reference.toFixed(1)} ${shape.unit}`,
    );
  }
  const one = median(measured.map((round) => round.ours));
  const other = median(measured.map((round) => round.reference));
  const { name, unit, goal, n } = shape;
  const ratio = shape.latency ? other / one : one / other;
  const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));
  return { name, unit, ours: rounded(one, 2), reference: rounded(other, 2), ratio: rounded(ratio, 3), goal, n };
}

/** Does `count` things with 25 clients at once and returns how many were done per second. */
export async function perSecond(count: number, work: (index: number) => Promise<void>): Promise<number> {
  let next = 0;
  const client = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) await work(index);
  };
  const began = performance.now();
  // A failure is thrown when every client has ended, so that nothing runs on into what comes after.
  const ends = await Promise.allSettled(Array.from({ length: CLIENTS }, client));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
  return count / ((performance.now() - began) / 1000);
}

export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

export function withDatabase(url: string, name: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${name}`;
  return parsed.toString();
}

/** Runs statements as the owner, outside any pool. */
export async function asOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A new database beside the found one, gone after `work`; with a `template` it is a copy of that database. */
export async function inNewDatabase<T>(
  url: string,
  template: string | null,
  work: (url: string, name: string) => Promise<T>,
): Promise<T> {
  const name = `bench_${randomBytes(6).toString('hex')}`;
  await asOwner(url, (client) =>
    client.query(`create database ${name}${template === null ? '' : ` template ${template}`}`),
  );
  try {
    return await work(withDatabase(url, name), name);
  } finally {
    await asOwner(url, (client) => client.query(`drop database if exists ${name} with (force)`));
  }
}

/** The same tables with the same columns, indexes and walls in a schema of their own, without triggers, checks and foreign keys. */
export async function bareTables(client: pg.Client, schema: string, tables: readonly string[]): Promise<void> {
  await client.query(
    `drop schema if exists ${schema} cascade; create schema ${schema}; grant usage on schema ${schema} to public`,
  );
  for (const table of tables) {
    await client.query(
      `create table ${schema}.${table} (like public.${table} including defaults including identity including generated including indexes including storage)`,
    );
    await client.query(`grant all on ${schema}.${table} to public`);
    const walled = await client.query(
      `select from pg_attribute where attrelid = '${schema}.${table}'::regclass and attname = 'company_id' and not attisdropped`,
    );
    await client.query(`call public.${walled.rowCount ? 'protect_company' : 'protect'}('${schema}.${table}')`);
  }
}
