/** What the history page reads. */
import { queryOptions } from '@tanstack/react-query';
import type { HistoryStep, HistoryWait, WorkflowHistoryView } from '../../../audit/schema.ts';
import { get } from '../../lib/api.ts';

export type { HistoryStep, HistoryWait, WorkflowHistoryView };
export type RawPage = NonNullable<WorkflowHistoryView['raw']>;

/** The history of a workflow in business steps. */
export const historyQuery = (workflowId: string) =>
  queryOptions({
    queryKey: ['history', workflowId],
    queryFn: ({ signal }) =>
      get<WorkflowHistoryView>(`/workflow_histories/${encodeURIComponent(workflowId)}`, undefined, signal),
  });

/** A page of raw events, for those who may read the audit log. */
export const rawQuery = (workflowId: string, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['history', workflowId, 'raw', cursor],
    queryFn: async ({ signal }) =>
      (
        await get<WorkflowHistoryView>(
          `/workflow_histories/${encodeURIComponent(workflowId)}`,
          { raw: 'true', limit: 100, cursor },
          signal,
        )
      ).raw,
  });
