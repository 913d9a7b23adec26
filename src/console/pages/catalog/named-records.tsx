/** Brands, categories and units: short lists, changed in a dialog. */
import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { NamedView } from '../../../catalog/schema.ts';
import { may } from '../../lib/ability.ts';
import { useNames } from '../../lib/names.ts';
import { useSession } from '../../lib/session.ts';
import { useFormat } from '../../lib/use-format.ts';
import { changedOf } from '../../masters/conflict.ts';
import { change, choicesQuery, create } from '../../masters/data.ts';
import { get } from '../../lib/api.ts';
import { HistoryDialog } from '../../masters/history-dialog.tsx';
import { RecordDialog } from '../../masters/record-dialog.tsx';
import type { Loaded } from '../../masters/use-save.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Empty } from '../../parts/empty.tsx';
import { ErrorBlock } from '../../parts/error-block.tsx';
import { Icon } from '../../parts/icon.tsx';
import { PageHead } from '../../parts/section.tsx';
import { SkeletonRows } from '../../parts/skeleton.tsx';
import { namedBody, namedValues, useNamedFields } from './fields.ts';
import type { NamedKind } from './fields.ts';
import { ActiveState, CatalogTabs } from './words.tsx';
import '../../styles/masters.css';

type DialogProps = { kind: NamedKind; record?: NamedView; onClose: () => void };

/** These have no address of their own to read: the newest is in their list. */
async function newestOf(kind: NamedKind, record: NamedView): Promise<Loaded> {
  const { data } = await get<{ data: NamedView[] }>(`/${kind}`);
  const newest = data.find(({ id }) => id === record.id) ?? record;
  return { values: namedValues(newest), etag: `"${newest.version}"` };
}

function NamedDialog({ kind, record, onClose }: DialogProps) {
  const { t } = useFormat();
  const fields = useNamedFields(kind, record);
  return (
    <RecordDialog
      title={t(`masters.catalog.${record ? 'editNamed' : 'newNamed'}.${kind}`)}
      verb={t(`masters.catalog.${record ? 'saveNamed' : 'createNamed'}.${kind}`)}
      fields={fields}
      start={
        record
          ? { values: namedValues(record), etag: `"${record.version}"` }
          : { values: { active: 'true' }, etag: undefined }
      }
      reload={record && (() => newestOf(kind, record))}
      done={t('masters.saved')}
      send={(values, base, sent) =>
        record
          ? change(`/${kind}/${record.id}`)(namedBody(changedOf(base, values)), sent)
          : create(`/${kind}`)(namedBody(values), sent)
      }
      onClose={onClose}
    />
  );
}

/** The list of one kind. */
export function NamedRecords({ kind }: { kind: NamedKind }) {
  const { t } = useFormat();
  const { name } = useNames();
  const session = useSession();
  const { data, error, refetch } = useQuery(choicesQuery<NamedView>(`/${kind}`));
  const [opened, setOpened] = useState<{ act: 'edit' | 'history'; record?: NamedView }>();
  const close = () => setOpened(undefined);
  const actions = (record: NamedView) => (
    <span className="row-actions">
      {may(session, 'update', 'catalog') && (
        <Button
          size="small"
          aria-label={`${t('masters.edit')} ${name(record)}`}
          onClick={() => setOpened({ act: 'edit', record })}
        >
          {t('masters.edit')}
        </Button>
      )}
      <Button
        size="small"
        aria-label={t('masters.historyOf', { name: name(record) })}
        onClick={() => setOpened({ act: 'history', record })}
      >
        {t('masters.history')}
      </Button>
    </span>
  );
  const make = may(session, 'create', 'catalog') && (
    <Button type="primary" icon={<Icon of={Plus} />} onClick={() => setOpened({ act: 'edit' })}>
      {t(`masters.catalog.newNamed.${kind}`)}
    </Button>
  );
  return (
    <div className="page">
      <PageHead title={t('masters.catalog.title')} actions={make} />
      <CatalogTabs current={kind} />
      {error ? (
        <ErrorBlock error={error} what={t(`masters.catalog.tab.${kind}`)} onRetry={() => void refetch()} />
      ) : !data ? (
        <SkeletonRows rows={6} />
      ) : (
        <DataTable
          caption={t(`masters.catalog.tab.${kind}`)}
          columns={[
            { key: 'name', title: t('masters.field.name'), heads: true, cell: (row) => row.name },
            { key: 'name_en', title: t('masters.field.name_en'), cell: (row) => row.name_en },
            { key: 'code', title: t('masters.field.code'), cell: (row) => <span className="second">{row.code}</span> },
            ...(kind === 'categories'
              ? [
                  {
                    key: 'parent',
                    title: t('masters.catalog.above'),
                    cell: (row: NamedView) => (row.parent ? name(row.parent) : t('common.nothing')),
                  },
                ]
              : []),
            { key: 'state', title: t('masters.state'), cell: (row) => <ActiveState active={row.active} /> },
            { key: 'act', title: <span className="sr-only">{t('parts.actions')}</span>, align: 'right', cell: actions },
          ]}
          rows={data}
          rowKey={(row) => row.id}
          card={(row) => (
            <div className="order-card">
              <div className="card-line">
                <strong>{name(row)}</strong>
                <ActiveState active={row.active} />
              </div>
              <div className="card-line card-quiet">
                <span>{row.code}</span>
                {actions(row)}
              </div>
            </div>
          )}
          empty={<Empty title={t('masters.catalog.empty')} text={t('masters.catalog.emptyText')} />}
        />
      )}
      {opened?.act === 'edit' && <NamedDialog kind={kind} record={opened.record} onClose={close} />}
      {opened?.act === 'history' && opened.record && (
        <HistoryDialog
          path={`/${kind}/${opened.record.id}`}
          title={t('masters.historyOf', { name: name(opened.record) })}
          onClose={close}
        />
      )}
    </div>
  );
}
