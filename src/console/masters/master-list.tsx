/** The list of one kind of master record: filters in the address, count, table or cards, pages by cursor. */
import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ReactNode } from 'react';
import { usePhone } from '../lib/device.ts';
import { useFormat } from '../lib/use-format.ts';
import type { Column } from '../parts/data-table.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Empty, NoMatch } from '../parts/empty.tsx';
import { ErrorBlock } from '../parts/error-block.tsx';
import { FilterBar, FilterChip, SearchBox } from '../parts/filter-bar.tsx';
import { Pager } from '../parts/pager.tsx';
import { PageHead } from '../parts/section.tsx';
import { SkeletonRows } from '../parts/skeleton.tsx';
import { PAGE_SIZE, pageQuery, summaryQuery } from './data.ts';
import type { Option } from './fields.tsx';
import type { MasterFilters } from './filters.ts';
import '../styles/masters.css';

export type FilterSpec = { name: string; label: string; options: readonly Option[] };

type MasterListProps<Row extends object> = {
  title: string;
  /** One of them, for "no … match". */
  noun: string;
  searchHint: string;
  path: string;
  filters: MasterFilters;
  onFilter: (filters: MasterFilters) => void;
  specs?: readonly FilterSpec[];
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  card: (row: Row) => ReactNode;
  onOpen?: (row: Row) => void;
  actions?: ReactNode;
  /** Above the filters: the way to related lists. */
  tabs?: ReactNode;
  empty: { title: string; text: string };
};

function OneFilter({
  spec,
  filters,
  onFilter,
}: { spec: FilterSpec } & Pick<MasterListProps<object>, 'filters' | 'onFilter'>) {
  const { t } = useFormat();
  const value = filters[spec.name];
  const chosen = spec.options.find((option) => option.value === value);
  const set = (next: string | undefined) => onFilter({ ...filters, [spec.name]: next, cursor: undefined });
  return (
    <FilterChip
      name={spec.label}
      value={chosen?.label ?? t('common.all')}
      active={value !== undefined}
      onClear={() => set(undefined)}
    >
      {(close) => (
        <div className="choice-list">
          {spec.options.map((option) => (
            <Button
              key={option.value}
              type="text"
              aria-pressed={option.value === value}
              onClick={() => {
                set(option.value);
                close();
              }}
            >
              {option.label}
            </Button>
          ))}
        </div>
      )}
    </FilterChip>
  );
}

function Count({ path, filters }: { path: string; filters: MasterFilters }) {
  const { t, count } = useFormat();
  const { cursor: _page, ...rest } = filters;
  const { data } = useQuery(summaryQuery(path, rest));
  if (!data) return null;
  return <>{t('masters.count', { count: data.count, shown: data.more ? '10,000+' : count(data.count) })}</>;
}

function Rows<Row extends object>(props: MasterListProps<Row>) {
  const { path, filters, onFilter, title, noun } = props;
  const { data, error, refetch } = useQuery(pageQuery<Row>(path, { ...filters }));
  if (error) return <ErrorBlock error={error} what={title} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={10} />;
  const narrowed = Object.entries(filters).some(([name, value]) => name !== 'cursor' && value !== undefined);
  const turn = (cursor: string | null) => (cursor === null ? undefined : () => onFilter({ ...filters, cursor }));
  const first = filters['cursor'] ? () => onFilter({ ...filters, cursor: undefined }) : undefined;
  return (
    <>
      <DataTable
        caption={title}
        columns={props.columns}
        rows={data.data}
        rowKey={props.rowKey}
        card={props.card}
        onOpen={props.onOpen}
        empty={narrowed ? <NoMatch what={noun} onClear={() => onFilter({})} /> : <Empty {...props.empty} />}
      />
      {data.data.length > 0 && (
        <Pager
          perPage={PAGE_SIZE}
          onPrevious={turn(data.previous_cursor) ?? first}
          onNext={data.has_more ? turn(data.next_cursor) : undefined}
        />
      )}
    </>
  );
}

/** The page. */
export function MasterList<Row extends object>(props: MasterListProps<Row>) {
  const { title, searchHint, path, filters, onFilter, specs = [], actions, tabs } = props;
  const { t } = useFormat();
  const phone = usePhone();
  const onSearch = useCallback(
    (q: string) => onFilter({ ...filters, q: q || undefined, cursor: undefined }),
    [filters, onFilter],
  );
  const narrowed = specs.some(({ name }) => filters[name] !== undefined);
  return (
    <div className="page">
      <PageHead title={title} actions={actions} />
      {tabs}
      <FilterBar summary={<Count path={path} filters={filters} />}>
        <SearchBox value={filters['q'] ?? ''} placeholder={searchHint} onSearch={onSearch} />
        {specs.map((spec) => (
          <OneFilter key={spec.name} spec={spec} filters={filters} onFilter={onFilter} />
        ))}
        {narrowed && !phone && (
          <Button type="text" onClick={() => onFilter({})}>
            {t('parts.clearFilters')}
          </Button>
        )}
      </FilterBar>
      <Rows {...props} />
    </div>
  );
}
