/** API keys of the company: who acts through which, what each may do, when it was last used; making and revoking them. */
import { Button } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useNames } from '../../lib/names.ts';
import { useAct } from '../../lib/use-act.ts';
import { useFormat } from '../../lib/use-format.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { DataTable, TwoLines } from '../../parts/data-table.tsx';
import type { Column } from '../../parts/data-table.tsx';
import { Empty } from '../../parts/empty.tsx';
import { ErrorBlock } from '../../parts/error-block.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Pager } from '../../parts/pager.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { PageHead } from '../../parts/section.tsx';
import { SkeletonRows } from '../../parts/skeleton.tsx';
import { Stamp } from '../../parts/stamp.tsx';
import '../../styles/machines.css';
import { keysQuery, PAGE_SIZE, revokeKey } from './data.ts';
import type { ApiKey } from './data.ts';
import { NewKeyDialog } from './new-key-dialog.tsx';
import { KeyState, useScopeText } from './words.tsx';

function LastUse({ apiKey }: { apiKey: ApiKey }) {
  const { t } = useFormat();
  if (apiKey.last_used_at === null) return <span className="second">{t('keys.neverUsed')}</span>;
  return <TwoLines first={<Stamp at={apiKey.last_used_at} />} second={apiKey.last_used_ip} />;
}

function Revoke({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke: (key: ApiKey) => void }) {
  const { t } = useFormat();
  if (apiKey.status !== 'active') return null;
  return (
    <Button size="small" aria-label={t('keys.revokeNamed', { name: apiKey.name })} onClick={() => onRevoke(apiKey)}>
      {t('keys.revoke')}
    </Button>
  );
}

function RevokeDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const { t } = useFormat();
  const queries = useQueryClient();
  const act = useAct(revokeKey(apiKey.id), () => {
    void queries.invalidateQueries({ queryKey: ['api-keys'] });
    onClose();
  });
  return (
    <ConfirmDialog
      open
      danger
      title={t('keys.askRevoke', { name: apiKey.name })}
      verb={t('keys.revoke')}
      busy={act.busy}
      onConfirm={() => void act.run({})}
      onCancel={onClose}
    >
      <div className="dialog-body">
        <p>{t('keys.revokeText')}</p>
        <ProblemNote problem={act.problem} />
      </div>
    </ConfirmDialog>
  );
}

function useColumns(onRevoke: (key: ApiKey) => void): Column<ApiKey>[] {
  const { t } = useFormat();
  const { name } = useNames();
  const scopeText = useScopeText();
  return [
    {
      key: 'name',
      title: t('keys.colName'),
      heads: true,
      cell: (row) => <TwoLines first={row.name} second={<code>{row.prefix}…</code>} />,
    },
    { key: 'owner', title: t('keys.colOwner'), cell: (row) => name(row.owner) },
    {
      key: 'scopes',
      title: t('keys.colScopes'),
      cell: (row) => <span className="second">{scopeText(row.scopes)}</span>,
    },
    { key: 'used', title: t('keys.colUsed'), cell: (row) => <LastUse apiKey={row} /> },
    { key: 'until', title: t('keys.colUntil'), cell: (row) => <Stamp at={row.revoked_at ?? row.expires_at} /> },
    { key: 'state', title: t('keys.colState'), cell: (row) => <KeyState status={row.status} /> },
    {
      key: 'act',
      title: <span className="sr-only">{t('keys.revoke')}</span>,
      align: 'right',
      cell: (row) => <Revoke apiKey={row} onRevoke={onRevoke} />,
    },
  ];
}

function KeyCard({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke: (key: ApiKey) => void }) {
  const { t } = useFormat();
  const { name } = useNames();
  const scopeText = useScopeText();
  return (
    <div className="order-card">
      <div className="card-line">
        <strong>{apiKey.name}</strong>
        <KeyState status={apiKey.status} />
      </div>
      <div className="card-quiet">{t('keys.actsFor', { name: name(apiKey.owner) })}</div>
      <div className="card-quiet">{scopeText(apiKey.scopes)}</div>
      <div className="card-line card-quiet">
        <code>{apiKey.prefix}…</code>
        <Revoke apiKey={apiKey} onRevoke={onRevoke} />
      </div>
    </div>
  );
}

/** The page. */
export function KeysPage() {
  const { t } = useFormat();
  const [cursor, setCursor] = useState<string>();
  const [making, setMaking] = useState(false);
  const [ending, setEnding] = useState<ApiKey>();
  const { data, error, refetch } = useQuery(keysQuery(cursor));
  const columns = useColumns(setEnding);
  const make = (
    <Button type="primary" icon={<Icon of={Plus} />} onClick={() => setMaking(true)}>
      {t('keys.new')}
    </Button>
  );
  return (
    <div className="page">
      <PageHead title={t('keys.title')} actions={make} />
      <p className="page-lead">
        {t('keys.lead')}{' '}
        <a className="link" href="/reference/" target="_blank" rel="noreferrer">
          {t('keys.reference')}
        </a>
      </p>
      {error ? (
        <ErrorBlock error={error} what={t('keys.title')} onRetry={() => void refetch()} />
      ) : data ? (
        <DataTable
          caption={t('keys.title')}
          columns={columns}
          rows={data.data}
          rowKey={(row) => row.id}
          card={(row) => <KeyCard apiKey={row} onRevoke={setEnding} />}
          empty={<Empty title={t('keys.emptyTitle')} text={t('keys.emptyText')} />}
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
      {making && <NewKeyDialog onClose={() => setMaking(false)} />}
      {ending && <RevokeDialog apiKey={ending} onClose={() => setEnding(undefined)} />}
    </div>
  );
}
