/** What every master record reads: pages, counts, one record with its version, and its past. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Summary } from '../../wire/schema.ts';
import type { RecordVersion, VersionPage } from '../../versions/schema.ts';
import { call, get } from '../lib/api.ts';
import type { Answer, Query } from '../lib/api.ts';
import type { Values } from './conflict.ts';
import type { Loaded, Sent } from './use-save.ts';

export type { RecordVersion };
export type PersonName = NonNullable<RecordVersion['by']>;
export type Page<Row> = { data: Row[]; has_more: boolean; next_cursor: string | null; previous_cursor: string | null };

export const PAGE_SIZE = 20;

/** One page of a list under its filters. */
export const pageQuery = <Row>(path: string, filters: Query) =>
  queryOptions({
    queryKey: ['masters', path, 'page', filters],
    queryFn: ({ signal }) => get<Page<Row>>(path, { limit: PAGE_SIZE, ...filters }, signal),
    placeholderData: keepPreviousData,
  });

/** How many the filters find. */
export const summaryQuery = (path: string, filters: Query) =>
  queryOptions({
    queryKey: ['masters', path, 'summary', filters],
    queryFn: ({ signal }) => get<Summary>(`${path}/summary`, filters, signal),
    placeholderData: keepPreviousData,
  });

/** One record with its ETag. */
export const recordQuery = <View>(path: string) =>
  queryOptions({
    queryKey: ['masters', path, 'one'],
    queryFn: async ({ signal }) => {
      const { data, etag } = await call<View>(path, { signal });
      return { data, etag };
    },
  });

/** Its versions, a page at a time. */
export const versionsQuery = (path: string, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['masters', path, 'versions', cursor ?? ''],
    queryFn: ({ signal }) => get<VersionPage>(`${path}/versions`, { limit: 10, cursor }, signal),
    placeholderData: keepPreviousData,
  });

/** Short lists to choose from: regions, brands, units. */
export const choicesQuery = <Row>(path: string, query: Query = {}) =>
  queryOptions({
    queryKey: ['masters', path, 'choices', query],
    queryFn: async ({ signal }) => (await get<{ data: Row[] }>(path, query, signal)).data,
    staleTime: 60_000,
  });

/** The newest version of a record with who made it, for whoever was too slow. */
export async function loadNewest<View>(path: string, valuesOf: (view: View) => Values): Promise<Loaded> {
  const [record, past] = await Promise.all([call<View>(path), get<VersionPage>(`${path}/versions`, { limit: 1 })]);
  const newest = past.data[0];
  return { values: valuesOf(record.data), etag: record.etag, by: newest?.by, at: newest?.at };
}

export type ChangedAnswer = Answer<{ id: string; version: number }>;

/** Adds a record. */
export const create =
  (path: string) =>
  (body: object, { idempotencyKey }: Sent): Promise<ChangedAnswer> =>
    call(path, { method: 'POST', body, idempotencyKey });

/** Changes a record on the version it was read at. */
export const change =
  (path: string) =>
  (body: object, { idempotencyKey, ifMatch }: Sent): Promise<ChangedAnswer> =>
    call(path, { method: 'PATCH', body, idempotencyKey, ifMatch });

/** A step of a record that has its own address, on the version it was read at. */
export const act =
  (path: string) =>
  (body: object, { idempotencyKey, ifMatch }: Sent): Promise<ChangedAnswer> =>
    call(path, { method: 'POST', body, idempotencyKey, ifMatch });
