/** What the rooms of imports read and send. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type {
  ImportRowView,
  ImportView,
  importKindList,
  importPage,
  importRowPage,
} from '../../../imports/jobs.schema.ts';
import { call, get } from '../../lib/api.ts';
import type { Answer } from '../../lib/api.ts';
import { uploadFile } from '../../lib/files.ts';

export type Import = ImportView;
export type ImportRow = ImportRowView;
export type ImportKind = z.infer<typeof importKindList>['data'][number];

export const PAGE_SIZE = 20;
export const ROWS_SIZE = 50;
const LOOK_AGAIN = 700;

export const kindsQuery = queryOptions({
  queryKey: ['imports', 'kinds'],
  queryFn: async ({ signal }) => (await get<z.infer<typeof importKindList>>('/import_kinds', undefined, signal)).data,
});

export const importsQuery = (cursor: string | undefined) =>
  queryOptions({
    queryKey: ['imports', 'list', cursor ?? ''],
    queryFn: ({ signal }) => get<z.infer<typeof importPage>>('/imports', { limit: PAGE_SIZE, cursor }, signal),
    placeholderData: keepPreviousData,
  });

/** True while the server works on it. */
export function isRunning({ status }: Pick<Import, 'status'>): boolean {
  return status === 'checking' || status === 'applying';
}

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', 'one', id],
    queryFn: ({ signal }) => get<Import>(`/imports/${id}`, undefined, signal),
    refetchInterval: ({ state }) => (state.data && isRunning(state.data) ? LOOK_AGAIN : false),
  });

export type Show = 'all' | 'failed';

export const rowsQuery = (job: Import, show: Show, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['imports', 'rows', job.id, job.status, show, cursor ?? ''],
    queryFn: ({ signal }) =>
      get<z.infer<typeof importRowPage>>(`/imports/${job.id}/rows`, { limit: ROWS_SIZE, cursor, show }, signal),
    placeholderData: keepPreviousData,
  });

/** Uploads the file and begins to check it. */
export async function startImport(
  { kind, file }: { kind: string; file: File },
  idempotencyKey: string,
): Promise<Answer<Import>> {
  const uploaded = await uploadFile(file, idempotencyKey);
  return call('/imports', { method: 'POST', body: { kind, file_id: uploaded.data.id }, idempotencyKey });
}

export const applyImport =
  (id: string) =>
  (body: object, idempotencyKey: string): Promise<Answer<Import>> =>
    call(`/imports/${id}/apply`, { method: 'POST', body, idempotencyKey });

export const cancelWork =
  (operationId: string) =>
  (body: object, idempotencyKey: string): Promise<Answer<unknown>> =>
    call(`/operations/${operationId}/cancel`, { method: 'POST', body, idempotencyKey });
