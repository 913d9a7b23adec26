/** Owns taking a list out as a sheet: asked once, watched while it is made, saved when it is ready. */
import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { z } from 'zod';
import type { exportStarted, ExportListName } from '../../exports/schema.ts';
import type { OperationView } from '../../operations/schema.ts';
import { call, get } from '../lib/api.ts';
import type { Answer, Query } from '../lib/api.ts';
import { saveFile } from '../lib/files.ts';
import { useAct } from '../lib/use-act.ts';
import { useFormat } from '../lib/use-format.ts';
import { Icon } from './icon.tsx';
import { useNotice } from './notice.tsx';

type Started = z.infer<typeof exportStarted>;

const LOOK_AGAIN = 700;

/** The filters as the address of the list takes them. */
function texts(query: Query): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => {
      const text = Array.isArray(value) ? value.join(',') : value === undefined ? '' : String(value);
      return text === '' ? [] : [[name, text]];
    }),
  );
}

const start =
  (list: ExportListName) =>
  (query: Record<string, string>, idempotencyKey: string): Promise<Answer<Started>> =>
    call('/exports', { method: 'POST', body: { list, query, format: 'xlsx' }, idempotencyKey });

/** Exports every row the filters find, not only the page that is shown. */
export function ExportButton({ list, query }: { list: ExportListName; query: Query }) {
  const { t, count } = useFormat();
  const notice = useNotice();
  const [making, setMaking] = useState<Started>();
  const act = useAct(start(list), ({ data }) => setMaking(data));
  const { data } = useQuery({
    queryKey: ['operations', making?.operation_id ?? ''],
    queryFn: ({ signal }) => get<OperationView>(`/operations/${making!.operation_id}`, undefined, signal),
    enabled: making !== undefined,
    refetchInterval: ({ state }) => (state.data && state.data.status !== 'running' ? false : LOOK_AGAIN),
  });
  const { problem } = act;
  useEffect(() => {
    if (problem) notice.failed(t('parts.exportFailed'), problem);
  }, [problem, notice, t]);
  useEffect(() => {
    if (!making || !data || data.status === 'running') return;
    setMaking(undefined);
    if (data.status !== 'done') {
      notice.failed(t('parts.exportFailed'), data.error);
      return;
    }
    saveFile(`/files/${making.file_id}/content`).then(
      () => notice.done(t('parts.exported', { count: data.done })),
      (error: unknown) => notice.failed(t('parts.exportFailed'), error),
    );
  }, [making, data, notice, t]);
  const busy = act.busy || making !== undefined;
  return (
    <Button icon={<Icon of={Download} />} loading={busy} onClick={() => void act.run(texts(query))}>
      {busy && data ? t('parts.exporting', { count: count(data.done) }) : t('parts.export')}
    </Button>
  );
}
