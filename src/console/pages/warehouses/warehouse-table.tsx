/** The warehouses themselves, changed in a dialog. */
import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { WarehouseView } from '../../../inventory/schema.ts';
import { may } from '../../lib/ability.ts';
import { useNames } from '../../lib/names.ts';
import { useSession } from '../../lib/session.ts';
import { useFormat } from '../../lib/use-format.ts';
import { changedOf } from '../../masters/conflict.ts';
import type { Values } from '../../masters/conflict.ts';
import { change, choicesQuery, create, loadNewest } from '../../masters/data.ts';
import type { FieldSpec } from '../../masters/fields.tsx';
import { HistoryDialog } from '../../masters/history-dialog.tsx';
import { useOptions } from '../../masters/options.ts';
import type { Ref } from '../../masters/options.ts';
import { RecordDialog } from '../../masters/record-dialog.tsx';
import { DataTable, TwoLines } from '../../parts/data-table.tsx';
import { Empty } from '../../parts/empty.tsx';
import { ErrorBlock } from '../../parts/error-block.tsx';
import { Icon } from '../../parts/icon.tsx';
import { PageHead } from '../../parts/section.tsx';
import { SkeletonRows } from '../../parts/skeleton.tsx';
import { ActiveState } from '../catalog/words.tsx';
import { StockTabs } from './words.tsx';
import '../../styles/masters.css';

function valuesOf({ code, name, name_en, region, priority, address, active }: WarehouseView): Values {
  return {
    code,
    name,
    name_en,
    region_id: region?.id ?? '',
    priority: String(priority),
    address,
    active: String(active),
  };
}

function bodyOf({ region_id, priority, active, ...rest }: Values): Record<string, unknown> {
  return {
    ...rest,
    ...(region_id === undefined ? {} : { region_id: region_id || null }),
    ...(priority === undefined ? {} : { priority: Number(priority) }),
    ...(active === undefined ? {} : { active: active === 'true' }),
  };
}

function WarehouseDialog({ warehouse, onClose }: { warehouse?: WarehouseView; onClose: () => void }) {
  const { t } = useFormat();
  const options = useOptions();
  const regions = useQuery(choicesQuery<Ref>('/regions'));
  const path = `/warehouses/${warehouse?.id ?? ''}`;
  const fields: FieldSpec[] = [
    { name: 'code', label: t('masters.field.code'), kind: 'text', maxLength: 40, fixed: warehouse !== undefined },
    {
      name: 'priority',
      label: t('masters.field.priority'),
      kind: 'decimal',
      scale: 0,
      note: t('masters.stock.priorityNote'),
    },
    { name: 'name', label: t('masters.field.name'), kind: 'text' },
    { name: 'name_en', label: t('masters.field.name_en'), kind: 'text' },
    {
      name: 'region_id',
      label: t('masters.field.region_id'),
      kind: 'choice',
      optional: true,
      options: options(regions.data),
    },
    { name: 'active', label: t('masters.field.active'), kind: 'switch' },
    { name: 'address', label: t('masters.field.address'), kind: 'long', optional: true, wide: true },
  ];
  return (
    <RecordDialog
      title={t(warehouse ? 'masters.stock.editWarehouse' : 'masters.stock.newWarehouse')}
      verb={t(warehouse ? 'masters.stock.saveWarehouse' : 'masters.stock.createWarehouse')}
      fields={fields}
      start={
        warehouse
          ? { values: valuesOf(warehouse), etag: `"${warehouse.version}"` }
          : { values: { active: 'true', priority: '1' }, etag: undefined }
      }
      reload={warehouse && (() => loadNewest<WarehouseView>(path, valuesOf))}
      done={t('masters.saved')}
      send={(values, base, sent) =>
        warehouse ? change(path)(bodyOf(changedOf(base, values)), sent) : create('/warehouses')(bodyOf(values), sent)
      }
      onClose={onClose}
    />
  );
}

/** The list. */
export function WarehouseTable() {
  const { t } = useFormat();
  const { name } = useNames();
  const session = useSession();
  const { data, error, refetch } = useQuery(choicesQuery<WarehouseView>('/warehouses'));
  const [opened, setOpened] = useState<{ act: 'edit' | 'history'; warehouse?: WarehouseView }>();
  const close = () => setOpened(undefined);
  const actions = (warehouse: WarehouseView) => (
    <span className="row-actions">
      {may(session, 'update', 'warehouse') && (
        <Button
          size="small"
          aria-label={`${t('masters.edit')} ${name(warehouse)}`}
          onClick={() => setOpened({ act: 'edit', warehouse })}
        >
          {t('masters.edit')}
        </Button>
      )}
      <Button
        size="small"
        aria-label={t('masters.historyOf', { name: name(warehouse) })}
        onClick={() => setOpened({ act: 'history', warehouse })}
      >
        {t('masters.history')}
      </Button>
    </span>
  );
  return (
    <div className="page">
      <PageHead
        title={t('masters.stock.title')}
        actions={
          may(session, 'create', 'warehouse') && (
            <Button type="primary" icon={<Icon of={Plus} />} onClick={() => setOpened({ act: 'edit' })}>
              {t('masters.stock.newWarehouse')}
            </Button>
          )
        }
      />
      <StockTabs current="warehouses" />
      {error ? (
        <ErrorBlock error={error} what={t('masters.stock.tab.warehouses')} onRetry={() => void refetch()} />
      ) : !data ? (
        <SkeletonRows rows={6} />
      ) : (
        <DataTable
          caption={t('masters.stock.tab.warehouses')}
          columns={[
            {
              key: 'name',
              title: t('masters.field.name'),
              heads: true,
              cell: (row) => <TwoLines first={name(row)} second={row.code} />,
            },
            {
              key: 'region',
              title: t('masters.field.region_id'),
              cell: (row) => (row.region ? name(row.region) : t('common.nothing')),
            },
            { key: 'address', title: t('masters.field.address'), cell: (row) => row.address || t('common.nothing') },
            { key: 'priority', title: t('masters.field.priority'), align: 'right', cell: (row) => row.priority },
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
              <div className="card-quiet">
                {row.code}
                {row.region && ` · ${name(row.region)}`}
              </div>
              <div className="card-line">{actions(row)}</div>
            </div>
          )}
          empty={<Empty title={t('masters.stock.empty')} text={t('masters.stock.emptyText')} />}
        />
      )}
      {opened?.act === 'edit' && <WarehouseDialog warehouse={opened.warehouse} onClose={close} />}
      {opened?.act === 'history' && opened.warehouse && (
        <HistoryDialog
          path={`/warehouses/${opened.warehouse.id}`}
          title={t('masters.historyOf', { name: name(opened.warehouse) })}
          onClose={close}
        />
      )}
    </div>
  );
}
