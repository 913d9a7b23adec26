/** The frame of the finance lists: title, views, search, rows or their absence, pages. */
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { DataTable } from '../../parts/data-table.tsx';
import type { Column } from '../../parts/data-table.tsx';
import { Empty, NoMatch, OrdersDrawing } from '../../parts/empty.tsx';
import { ErrorBlock } from '../../parts/error-block.tsx';
import { FilterBar, SearchBox } from '../../parts/filter-bar.tsx';
import { Pager } from '../../parts/pager.tsx';
import { PageHead } from '../../parts/section.tsx';
import { SkeletonRows } from '../../parts/skeleton.tsx';
import { PAGE_SIZE } from './data.ts';
import type { ListFilters } from './filters.ts';

type Pages<Row> = { data: Row[]; has_more: boolean; next_cursor: string | null; previous_cursor: string | null };

type ListPageProps<Row extends object, Filters extends ListFilters> = {
  title: string;
  actions?: ReactNode;
  tabs?: ReactNode;
  searchHint: string;
  filters: Filters;
  onFilter: (filters: Filters) => void;
  query: UseQueryResult<Pages<Row>>;
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  card: (row: Row) => ReactNode;
  onOpen: (row: Row) => void;
  empty: { title: string; text: string };
  /** True when only a search or view narrows the list. */
  narrowed: boolean;
  noMatch: string;
};

/** One list. */
export function ListPage<Row extends object, Filters extends ListFilters>(props: ListPageProps<Row, Filters>) {
  const { title, actions, tabs, searchHint, filters, onFilter, query, columns, rowKey, card, onOpen } = props;
  const { data, error, refetch } = query;
  const turn = (cursor: string | null) => () => onFilter({ ...filters, cursor: cursor ?? undefined });
  return (
    <div className="page">
      <PageHead title={title} actions={actions} />
      {tabs}
      <FilterBar>
        <SearchBox
          value={filters.q ?? ''}
          placeholder={searchHint}
          onSearch={(q) => onFilter({ ...filters, q: q || undefined, cursor: undefined })}
        />
      </FilterBar>
      {error ? (
        <ErrorBlock error={error} what={title} onRetry={() => void refetch()} />
      ) : data ? (
        <DataTable
          caption={title}
          columns={columns}
          rows={data.data}
          rowKey={rowKey}
          card={card}
          onOpen={onOpen}
          empty={
            props.narrowed ? (
              <NoMatch what={props.noMatch} onClear={() => onFilter({ ...filters, q: undefined, cursor: undefined })} />
            ) : (
              <Empty drawing={<OrdersDrawing />} title={props.empty.title} text={props.empty.text} />
            )
          }
        />
      ) : (
        <SkeletonRows rows={8} />
      )}
      {data && (data.has_more || filters.cursor !== undefined) && (
        <Pager
          perPage={PAGE_SIZE}
          onPrevious={filters.cursor === undefined ? undefined : turn(data.previous_cursor)}
          onNext={data.has_more ? turn(data.next_cursor) : undefined}
        />
      )}
    </div>
  );
}
