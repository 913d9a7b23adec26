/** The list of price lists. */
import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { PriceListRow } from '../../../pricing/schema.ts';
import { may } from '../../lib/ability.ts';
import { useNames } from '../../lib/names.ts';
import { useSession } from '../../lib/session.ts';
import { useFormat } from '../../lib/use-format.ts';
import { choicesQuery } from '../../masters/data.ts';
import type { MasterFilters } from '../../masters/filters.ts';
import { MasterList } from '../../masters/master-list.tsx';
import { useOptions } from '../../masters/options.ts';
import type { Ref } from '../../masters/options.ts';
import { TwoLines } from '../../parts/data-table.tsx';
import { Icon } from '../../parts/icon.tsx';
import { LEVELS } from '../dealers/fields.ts';
import { useValidity } from '../dealers/words.tsx';
import { ActiveState } from '../catalog/words.tsx';
import { NewPriceList } from './list-dialog.tsx';
import { useTarget } from './words.tsx';

/** The page. */
export function PricesPage() {
  const { t, count } = useFormat();
  const { name } = useNames();
  const session = useSession();
  const navigate = useNavigate();
  const options = useOptions();
  const target = useTarget();
  const validity = useValidity();
  const filters = useSearch({ from: '/frame/prices' });
  const regions = useQuery(choicesQuery<Ref>('/regions'));
  const [making, setMaking] = useState(false);
  const onFilter = useCallback((next: MasterFilters) => void navigate({ to: '/prices', search: next }), [navigate]);
  const open = (id: string) => void navigate({ to: '/prices/$listId', params: { listId: id } });
  const current = (row: PriceListRow) =>
    row.current ? `v${row.current.version} · ${validity(row.current)}` : t('masters.prices.noneInForce');
  return (
    <>
      <MasterList<PriceListRow>
        title={t('masters.prices.title')}
        noun={t('masters.prices.one')}
        searchHint={t('masters.prices.search')}
        path="/price_lists"
        filters={filters}
        onFilter={onFilter}
        specs={[
          { name: 'level', label: t('masters.field.level'), options: LEVELS.map((value) => ({ value, label: value })) },
          { name: 'region_id', label: t('masters.field.region_id'), options: options(regions.data) },
          {
            name: 'active',
            label: t('masters.state'),
            options: [
              { value: 'true', label: t('masters.active') },
              { value: 'false', label: t('masters.inactive') },
            ],
          },
        ]}
        columns={[
          {
            key: 'name',
            title: t('masters.field.name'),
            heads: true,
            cell: (row) => (
              <TwoLines
                first={
                  <Link to="/prices/$listId" params={{ listId: row.id }} className="link">
                    {name(row)}
                  </Link>
                }
                second={row.code}
              />
            ),
          },
          { key: 'target', title: t('masters.prices.target'), cell: (row) => target(row) },
          {
            key: 'current',
            title: t('masters.inForce'),
            cell: (row) => <span className="second">{current(row)}</span>,
          },
          {
            key: 'prices',
            title: t('masters.prices.prices'),
            align: 'right',
            cell: (row) => count(row.current?.prices ?? 0),
          },
          { key: 'state', title: t('masters.state'), cell: (row) => <ActiveState active={row.active} /> },
        ]}
        rowKey={(row) => row.id}
        card={(row) => (
          <div className="order-card">
            <div className="card-line">
              <Link to="/prices/$listId" params={{ listId: row.id }}>
                {name(row)}
              </Link>
              <ActiveState active={row.active} />
            </div>
            <div className="card-line card-quiet">
              <span>{target(row)}</span>
              <span>{current(row)}</span>
            </div>
          </div>
        )}
        onOpen={(row) => open(row.id)}
        actions={
          may(session, 'create', 'price') && (
            <Button type="primary" icon={<Icon of={Plus} />} onClick={() => setMaking(true)}>
              {t('masters.prices.new')}
            </Button>
          )
        }
        empty={{ title: t('masters.prices.empty'), text: t('masters.prices.emptyText') }}
      />
      {making && <NewPriceList onClose={() => setMaking(false)} onDone={open} />}
    </>
  );
}
