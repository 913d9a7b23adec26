/** Webhooks: who is told of what, and the log of what was sent. */
import { Button, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useFormat } from '../../lib/use-format.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Empty, NoMatch } from '../../parts/empty.tsx';
import { ErrorBlock } from '../../parts/error-block.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Pager } from '../../parts/pager.tsx';
import { PageHead, Section } from '../../parts/section.tsx';
import { SkeletonRows } from '../../parts/skeleton.tsx';
import { Stamp } from '../../parts/stamp.tsx';
import '../../styles/machines.css';
import { deliveriesQuery, endpointsQuery, PAGE_SIZE } from './data.ts';
import type { Delivery } from './data.ts';
import { EndpointDialog } from './endpoint-dialog.tsx';
import { Endpoints } from './endpoints.tsx';
import { MessageDrawer } from './message-drawer.tsx';
import { DeliveryState, useAnswerText, useEventName } from './words.tsx';

const statuses = ['pending', 'delivered', 'failed'] as const;

function useColumns(onOpen: (row: Delivery) => void) {
  const { t } = useFormat();
  const eventName = useEventName();
  const answerText = useAnswerText();
  return [
    {
      key: 'event',
      title: t('webhooks.colEvent'),
      heads: true,
      cell: (row: Delivery) => (
        <button type="button" className="link-button" onClick={() => onOpen(row)}>
          {eventName(row.event_type)}
        </button>
      ),
    },
    { key: 'at', title: t('webhooks.colAt'), cell: (row: Delivery) => <Stamp at={row.created_at} /> },
    {
      key: 'url',
      title: t('webhooks.colUrl'),
      cell: (row: Delivery) => <span className="second breakable">{row.url}</span>,
    },
    {
      key: 'answer',
      title: t('webhooks.colAnswer'),
      cell: (row: Delivery) => answerText(row.last_status_code, row.last_error),
    },
    { key: 'tries', title: t('webhooks.colTries'), align: 'right' as const, cell: (row: Delivery) => row.attempts },
    { key: 'state', title: t('webhooks.colState'), cell: (row: Delivery) => <DeliveryState status={row.status} /> },
  ];
}

function DeliveryCard({ delivery }: { delivery: Delivery }) {
  const eventName = useEventName();
  const answerText = useAnswerText();
  return (
    <div className="order-card">
      <div className="card-line">
        <strong>{eventName(delivery.event_type)}</strong>
        <DeliveryState status={delivery.status} />
      </div>
      <div className="card-quiet breakable">{delivery.url}</div>
      <div className="card-line card-quiet">
        <Stamp at={delivery.created_at} />
        <span>{answerText(delivery.last_status_code, delivery.last_error)}</span>
      </div>
    </div>
  );
}

function Log({ onOpen }: { onOpen: (id: string) => void }) {
  const { t } = useFormat();
  const [status, setStatus] = useState<Delivery['status']>();
  const [cursor, setCursor] = useState<string>();
  const { data, error, refetch } = useQuery(deliveriesQuery({ status, cursor }));
  const columns = useColumns((row) => onOpen(row.id));
  const choose = (next: Delivery['status'] | undefined) => {
    setStatus(next);
    setCursor(undefined);
  };
  const filter = (
    <Select
      aria-label={t('webhooks.colState')}
      className="log-filter"
      value={status ?? 'all'}
      onChange={(value) => choose(statuses.find((known) => known === value))}
      options={[
        { value: 'all', label: t('common.all') },
        ...statuses.map((value) => ({ value, label: t(`webhooks.delivery.${value}`) })),
      ]}
    />
  );
  return (
    <Section className="log" title={t('webhooks.log')} aside={filter}>
      {error ? (
        <ErrorBlock error={error} what={t('webhooks.log')} onRetry={() => void refetch()} />
      ) : data ? (
        <DataTable
          caption={t('webhooks.log')}
          columns={columns}
          rows={data.data}
          rowKey={(row) => row.id}
          card={(row) => <DeliveryCard delivery={row} />}
          onOpen={(row) => onOpen(row.id)}
          empty={
            status === undefined ? (
              <Empty title={t('webhooks.logEmpty')} text={t('webhooks.logEmptyText')} />
            ) : (
              <NoMatch what={t('webhooks.message')} onClear={() => choose(undefined)} />
            )
          }
        />
      ) : (
        <SkeletonRows rows={6} />
      )}
      {data && (data.has_more || cursor !== undefined) && (
        <Pager
          perPage={PAGE_SIZE}
          onPrevious={cursor === undefined ? undefined : () => setCursor(data.previous_cursor ?? undefined)}
          onNext={data.has_more ? () => setCursor(data.next_cursor ?? undefined) : undefined}
        />
      )}
    </Section>
  );
}

/** The page. */
export function WebhooksPage() {
  const { t } = useFormat();
  const [making, setMaking] = useState(false);
  const [open, setOpen] = useState<string>();
  const { data, error, refetch } = useQuery(endpointsQuery);
  return (
    <div className="page">
      <PageHead
        title={t('webhooks.title')}
        actions={
          <Button type="primary" icon={<Icon of={Plus} />} onClick={() => setMaking(true)}>
            {t('webhooks.new')}
          </Button>
        }
      />
      <p className="page-lead">
        {t('webhooks.lead')}{' '}
        <a className="link" href="/reference/" target="_blank" rel="noreferrer">
          {t('keys.reference')}
        </a>
      </p>
      {error ? (
        <ErrorBlock error={error} what={t('webhooks.title')} onRetry={() => void refetch()} />
      ) : data ? (
        <Endpoints endpoints={data} />
      ) : (
        <SkeletonRows rows={3} />
      )}
      {data && data.length > 0 && <Log onOpen={setOpen} />}
      {making && <EndpointDialog endpoint={undefined} onClose={() => setMaking(false)} />}
      <MessageDrawer id={open} onClose={() => setOpen(undefined)} />
    </div>
  );
}
