/** The list of partners. */
import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useCallback, useState } from 'react';
import { DEALER_STATUSES } from '../../../parties/schema.ts';
import type { DealerRow } from '../../../parties/schema.ts';
import type { regionView } from '../../../parties/schema.ts';
import type { z } from 'zod';
import { may } from '../../lib/ability.ts';
import { useNames } from '../../lib/names.ts';
import { useSession } from '../../lib/session.ts';
import { useFormat } from '../../lib/use-format.ts';
import { choicesQuery, create } from '../../masters/data.ts';
import type { MasterFilters } from '../../masters/filters.ts';
import { useOptions } from '../../masters/options.ts';
import { MasterList } from '../../masters/master-list.tsx';
import { RecordDialog } from '../../masters/record-dialog.tsx';
import type { Column } from '../../parts/data-table.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Money } from '../../parts/money.tsx';
import { bodyOf, LEVELS, newDealer, useDealerFields } from './fields.ts';
import { DealerState } from './words.tsx';

function useColumns(): Column<DealerRow>[] {
  const { t, date } = useFormat();
  const { name } = useNames();
  return [
    {
      key: 'name',
      title: t('masters.field.name'),
      heads: true,
      cell: (row) => (
        <Link to="/dealers/$dealerId" params={{ dealerId: row.id }} className="link">
          {name(row)}
        </Link>
      ),
    },
    { key: 'code', title: t('masters.dealers.code'), cell: (row) => row.code },
    { key: 'level', title: t('masters.field.level'), cell: (row) => row.level },
    {
      key: 'region',
      title: t('masters.field.region_id'),
      cell: (row) => <span className="second">{row.region ? name(row.region) : t('common.nothing')}</span>,
    },
    {
      key: 'contract',
      title: t('masters.dealers.contract'),
      cell: (row) => (
        <span className="second">
          {row.contract_number ?? t('masters.dealers.noContract')}
          {row.contract_valid_to && ` · ${date(row.contract_valid_to)}`}
        </span>
      ),
    },
    {
      key: 'credit',
      title: t('masters.dealers.credit'),
      align: 'right',
      cell: (row) => <Money {...row.credit_available} look="cell" label={t('masters.dealers.credit')} />,
    },
    { key: 'state', title: t('masters.state'), cell: (row) => <DealerState status={row.status} /> },
  ];
}

function DealerCard({ dealer }: { dealer: DealerRow }) {
  const { t } = useFormat();
  const { name } = useNames();
  return (
    <div className="order-card">
      <div className="card-line">
        <Link to="/dealers/$dealerId" params={{ dealerId: dealer.id }}>
          {name(dealer)}
        </Link>
        <DealerState status={dealer.status} />
      </div>
      <div className="card-line card-quiet">
        <span>
          {dealer.code} · {dealer.level}
          {dealer.region && ` · ${name(dealer.region)}`}
        </span>
        <span>{dealer.contract_number ?? t('masters.dealers.noContract')}</span>
      </div>
    </div>
  );
}

function NewDealer({ onClose }: { onClose: () => void }) {
  const { t } = useFormat();
  const navigate = useNavigate();
  const fields = useDealerFields(true);
  return (
    <RecordDialog
      title={t('masters.dealers.new')}
      verb={t('masters.dealers.create')}
      fields={fields}
      start={{ values: newDealer, etag: undefined }}
      done={t('masters.dealers.created')}
      send={(values, _base, sent) => {
        const { parent_id, ...body } = bodyOf(values);
        return create('/dealers')({ ...body, ...(parent_id ? { parent_id } : {}) }, sent);
      }}
      onDone={({ data }) => void navigate({ to: '/dealers/$dealerId', params: { dealerId: data.id } })}
      onClose={onClose}
    />
  );
}

/** The page. */
export function DealersPage() {
  const { t } = useFormat();
  const session = useSession();
  const navigate = useNavigate();
  const options = useOptions();
  const filters = useSearch({ from: '/frame/dealers' });
  const columns = useColumns();
  const regions = useQuery(choicesQuery<z.infer<typeof regionView>>('/regions'));
  const [making, setMaking] = useState(false);
  const onFilter = useCallback((next: MasterFilters) => void navigate({ to: '/dealers', search: next }), [navigate]);
  return (
    <>
      <MasterList<DealerRow>
        title={t('masters.dealers.title')}
        noun={t('masters.dealers.one')}
        searchHint={t('masters.dealers.search')}
        path="/dealers"
        filters={filters}
        onFilter={onFilter}
        specs={[
          { name: 'region_id', label: t('masters.field.region_id'), options: options(regions.data) },
          { name: 'level', label: t('masters.field.level'), options: LEVELS.map((value) => ({ value, label: value })) },
          {
            name: 'status',
            label: t('masters.state'),
            options: DEALER_STATUSES.map((value) => ({ value, label: t(`masters.value.status.${value}`) })),
          },
        ]}
        columns={columns}
        rowKey={(row) => row.id}
        card={(row) => <DealerCard dealer={row} />}
        onOpen={(row) => {
          void navigate({ to: '/dealers/$dealerId', params: { dealerId: row.id } });
        }}
        actions={
          may(session, 'create', 'dealer') && (
            <Button type="primary" icon={<Icon of={Plus} />} onClick={() => setMaking(true)}>
              {t('masters.dealers.new')}
            </Button>
          )
        }
        empty={{ title: t('masters.dealers.empty'), text: t('masters.dealers.emptyText') }}
      />
      {making && <NewDealer onClose={() => setMaking(false)} />}
    </>
  );
}
