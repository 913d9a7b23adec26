/** The tabs and the filter row of the order list. */
import { Button, DatePicker } from 'antd';
import { useQueries, useQuery } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { businessToday } from '../../lib/format.ts';
import { useNames } from '../../lib/names.ts';
import { useSession } from '../../lib/session.ts';
import { useFormat } from '../../lib/use-format.ts';
import { Choices, FilterBar, FilterChip, SearchBox } from '../../parts/filter-bar.tsx';
import { Money } from '../../parts/money.tsx';
import { SavedTabs } from '../../parts/saved-tabs.tsx';
import { SavedViews } from '../../parts/saved-views.tsx';
import { may } from '../../lib/ability.ts';
import { orderSummaryQuery, regionsQuery } from './data.ts';
import type { Summary } from './data.ts';
import { apiQuery, narrowed, readFilters, tabQuery, VIEWS } from './filters.ts';
import type { OrderFilters, OrderTab } from './filters.ts';
import { orderStatuses } from './status.ts';

type FilterProps = { filters: OrderFilters; onFilter: (filters: OrderFilters) => void };

const names = {
  all: 'viewAll',
  mine: 'viewMine',
  partly: 'viewPartly',
  waiting: 'viewWaiting',
  drafts: 'viewDrafts',
} as const;

function countText(summary: Summary | undefined, more: string, count: (value: number) => string): string | undefined {
  return summary && (summary.more ? more : count(summary.count));
}

/** Saved views with counts; a view nobody can have (等我审批 of a dealer) is left out. */
export function OrderTabs({ filters, onFilter }: FilterProps) {
  const { t, count } = useFormat();
  const session = useSession();
  const views = VIEWS.filter((view) => view !== 'mine' || !session.roles.includes('dealer'));
  const summaries = useQueries({ queries: views.map((view) => orderSummaryQuery(tabQuery(view))) });
  return (
    <SavedTabs
      label={t('orders.title')}
      current={filters.view ?? 'all'}
      tabs={views.map((view, index) => ({
        key: view,
        name: t(`orders.${names[view]}`),
        count: countText(summaries[index]?.data, '10,000+', count),
      }))}
      onChange={(key) => {
        const view: OrderTab | undefined = VIEWS.find((item) => item === key);
        onFilter({ ...filters, view: view === 'all' ? undefined : view, status: undefined, cursor: undefined });
      }}
    />
  );
}

function StatusFilter({ filters, onFilter }: FilterProps) {
  const { t } = useFormat();
  const chosen = filters.status ?? [];
  const one = chosen[0];
  const value =
    chosen.length === 0 || !one
      ? t('common.all')
      : chosen.length === 1
        ? t(`orders.status.${one}`)
        : t('orders.filterCount', { count: chosen.length });
  return (
    <FilterChip
      name={t('orders.filterStatus')}
      value={value}
      active={chosen.length > 0}
      onClear={() => onFilter({ ...filters, status: undefined, cursor: undefined })}
    >
      {() => (
        <Choices
          choices={orderStatuses.map((status) => ({ value: status, label: t(`orders.status.${status}`) }))}
          chosen={chosen}
          onChange={(values) => {
            const status = orderStatuses.filter((item) => values.includes(item));
            onFilter({ ...filters, status: status.length > 0 ? status : undefined, cursor: undefined });
          }}
        />
      )}
    </FilterChip>
  );
}

function RegionFilter({ filters, onFilter }: FilterProps) {
  const { t } = useFormat();
  const { name } = useNames();
  const session = useSession();
  const all = useQuery({ ...regionsQuery, enabled: session.regions === null && may(session, 'read', 'region') });
  const regions = session.regions ?? all.data ?? [];
  if (regions.length < 2) return null;
  const chosen = regions.find((region) => region.id === filters.region);
  return (
    <FilterChip
      name={t('orders.filterRegion')}
      value={chosen ? name(chosen) : t('common.all')}
      active={Boolean(chosen)}
      onClear={() => onFilter({ ...filters, region: undefined, cursor: undefined })}
    >
      {(close) => (
        <div className="choice-list">
          {regions.map((region) => (
            <Button
              key={region.id}
              type="text"
              aria-pressed={region.id === filters.region}
              onClick={() => {
                onFilter({ ...filters, region: region.id, cursor: undefined });
                close();
              }}
            >
              {name(region)}
            </Button>
          ))}
        </div>
      )}
    </FilterChip>
  );
}

const spans = { '7': 'last7', '30': 'last30', '90': 'last90' } as const;

function DateFilter({ filters, onFilter }: FilterProps) {
  const { t, date } = useFormat();
  const [from, to] = (filters.date ?? '').split('_');
  const span = (['7', '30', '90'] as const).find((days) => days === filters.date);
  const range =
    to === undefined ? undefined : t('orders.ownRange', { from: from ? date(from) : '', to: to ? date(to) : '' });
  const set = (value: string | undefined) => onFilter({ ...filters, date: value, cursor: undefined });
  return (
    <FilterChip
      name={t('orders.filterDate')}
      value={span ? t(`orders.${spans[span]}`) : (range ?? t('orders.anyDate'))}
      active={Boolean(filters.date)}
      onClear={() => set(undefined)}
    >
      {(close) => (
        <div className="choice-list">
          {(['7', '30', '90'] as const).map((days) => (
            <Button
              key={days}
              type="text"
              aria-pressed={days === filters.date}
              onClick={() => {
                set(days);
                close();
              }}
            >
              {t(`orders.${spans[days]}`)}
            </Button>
          ))}
          <div className="date-range">
            {[t('orders.from'), t('orders.to')].map((label, index) => (
              <label key={label}>
                <span className="quiet">{label}</span>
                <DatePicker
                  value={to !== undefined && [from, to][index] ? dayjs([from, to][index]) : null}
                  onChange={(value) => {
                    const day = value?.format('YYYY-MM-DD') ?? '';
                    const both = index === 0 ? [day, to ?? ''] : [to === undefined ? '' : (from ?? ''), day];
                    set(both.join('_') === '_' ? undefined : both.join('_'));
                  }}
                />
              </label>
            ))}
          </div>
        </div>
      )}
    </FilterChip>
  );
}

function SumOfFiltered({ filters }: { filters: OrderFilters }) {
  const { t, count, zone } = useFormat();
  const { data } = useQuery(orderSummaryQuery(apiQuery(filters, businessToday(zone))));
  if (!data) return null;
  if (!data.total) return <>{data.more ? t('orders.moreThan') : t('orders.countOnly', { count: count(data.count) })}</>;
  return (
    <>
      {t('parts.countSum', { count: data.more ? '10,000+' : count(data.count) })}
      <Money {...data.total} strong />
    </>
  );
}

/** Search and filters; `compact` leaves the seldom ones out of sight on the phone. */
export function OrderFilterBar({ filters, onFilter, compact }: FilterProps & { compact: boolean }) {
  const { t } = useFormat();
  return (
    <FilterBar summary={<SumOfFiltered filters={filters} />}>
      <SearchBox
        value={filters.q ?? ''}
        placeholder={t('orders.searchHint')}
        onSearch={(q) => onFilter({ ...filters, q: q || undefined, cursor: undefined })}
      />
      <StatusFilter filters={filters} onFilter={onFilter} />
      {!compact && <RegionFilter filters={filters} onFilter={onFilter} />}
      <DateFilter filters={filters} onFilter={onFilter} />
      <SavedViews
        room="orders"
        filters={filters}
        narrowed={narrowed(filters) || filters.view !== undefined}
        onPick={(kept) => onFilter(readFilters(kept))}
      />
      {narrowed(filters) && !compact && (
        <Button type="text" onClick={() => onFilter({ view: filters.view })}>
          {t('parts.clearFilters')}
        </Button>
      )}
    </FilterBar>
  );
}
