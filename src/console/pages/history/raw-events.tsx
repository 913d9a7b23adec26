/** The raw events of a workflow, for auditors and operators. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat } from '../../lib/use-format.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { ErrorBlock } from '../../parts/error-block.tsx';
import { Pager } from '../../parts/pager.tsx';
import { SkeletonRows } from '../../parts/skeleton.tsx';
import { Stamp } from '../../parts/stamp.tsx';
import { rawQuery } from './data.ts';
import type { RawPage } from './data.ts';

type RawEvent = RawPage['data'][number];

function Attributes({ event }: { event: RawEvent }) {
  const { t } = useFormat();
  return (
    <details className="raw-attributes">
      <summary>{t('history.attributes')}</summary>
      <pre>{JSON.stringify(event.attributes, null, 2)}</pre>
    </details>
  );
}

/** A hundred events a page. */
export function RawEvents({ workflowId }: { workflowId: string }) {
  const { t } = useFormat();
  const [cursor, setCursor] = useState<string>();
  const { data, error, refetch } = useQuery({ ...rawQuery(workflowId, cursor), placeholderData: keepPreviousData });
  if (error) return <ErrorBlock error={error} what={t('history.allEvents')} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={10} />;
  const turn = (next: string | null) => (next === null ? undefined : () => setCursor(next));
  return (
    <>
      <DataTable
        caption={t('history.allEvents')}
        rows={data.data}
        rowKey={(event) => String(event.id)}
        dense
        card={(event) => (
          <>
            <div className="card-line">
              <span>
                {event.id} {event.type}
              </span>
              <Stamp at={event.at} />
            </div>
            <Attributes event={event} />
          </>
        )}
        columns={[
          { key: 'id', title: '#', align: 'right', width: 48, cell: (event) => event.id },
          { key: 'type', title: t('history.eventType'), heads: true, cell: (event) => event.type },
          { key: 'attributes', title: t('history.attributes'), cell: (event) => <Attributes event={event} /> },
          { key: 'at', title: t('figure.time'), align: 'right', cell: (event) => <Stamp at={event.at} /> },
        ]}
      />
      <Pager
        perPage={100}
        onPrevious={turn(data.previous_cursor)}
        onNext={data.has_more ? turn(data.next_cursor) : undefined}
      />
    </>
  );
}
