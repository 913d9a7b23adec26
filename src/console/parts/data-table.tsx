/** Owns tables: hairlines only, 12 px head, 40 px rows, a caption; cards in their place on the phone. */
import { Table } from 'antd';
import type { TableProps } from 'antd';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useFormat } from '../lib/use-format.ts';
import { usePhone } from '../lib/device.ts';

export type Column<Row> = {
  key: string;
  title: ReactNode;
  cell: (row: Row) => ReactNode;
  align?: 'left' | 'right';
  width?: string | number;
  /** The column that names the row; its cell is the row header. */
  heads?: boolean;
};

export type DataTableProps<Row> = {
  /** Read by screen readers; the visible title stands above the table. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Opens the whole row; the number inside stays a real link. */
  onOpen?: (row: Row) => void;
  /** The row as a card below the phone breakpoint. */
  card: (row: Row) => ReactNode;
  selection?: { keys: readonly string[]; onChange: (keys: string[]) => void; nameOf: (row: Row) => string };
  /** Cells of the sum row, by column key. */
  sum?: Partial<Record<string, ReactNode>>;
  /** Inside a card or drawer: 32 px rows and padding at both ends. */
  dense?: boolean;
  isCurrent?: (row: Row) => boolean;
  empty?: ReactNode;
};

function captionedTable(caption: string) {
  return function CaptionedTable({ children, ...rest }: React.TableHTMLAttributes<HTMLTableElement>) {
    return (
      <table {...rest}>
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    );
  };
}

function SumRow<Row>({
  columns,
  sum,
  selectable,
}: {
  columns: readonly Column<Row>[];
  sum: DataTableProps<Row>['sum'];
  selectable: boolean;
}) {
  const { t } = useFormat();
  return (
    <Table.Summary.Row className="sum-row">
      {selectable && <Table.Summary.Cell index={0} />}
      {columns.map((column, index) => (
        <Table.Summary.Cell key={column.key} index={index + (selectable ? 1 : 0)} align={column.align ?? 'left'}>
          {index === 0 ? (sum?.[column.key] ?? t('common.total')) : sum?.[column.key]}
        </Table.Summary.Cell>
      ))}
    </Table.Summary.Row>
  );
}

function Cards<Row>({ caption, rows, rowKey, onOpen, card, sum, columns }: DataTableProps<Row>) {
  const { t } = useFormat();
  const sums = columns.filter((column) => sum?.[column.key] !== undefined);
  return (
    <>
      <ul className="cards" aria-label={caption}>
        {rows.map((row) => (
          <li key={rowKey(row)} className={onOpen ? 'card card-opens' : 'card'} onClick={() => onOpen?.(row)}>
            {card(row)}
          </li>
        ))}
      </ul>
      {sums.length > 0 && (
        <dl className="card-sums">
          {sums.map((column, index) => (
            <div key={column.key}>
              <dt>{index === 0 && sums.length === 1 ? t('common.total') : column.title}</dt>
              <dd>{sum?.[column.key]}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

/** Rows of one kind. Text left, figures right; an empty cell is `—`. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, onOpen, selection, sum, dense, isCurrent, empty } = props;
  const { t } = useFormat();
  const phone = usePhone();
  const table = useMemo(() => captionedTable(caption), [caption]);
  if (rows.length === 0 && empty) return <>{empty}</>;
  if (phone) return <Cards {...props} />;
  const tableColumns: TableProps<Row>['columns'] = columns.map((column) => ({
    key: column.key,
    title: column.title,
    align: column.align ?? 'left',
    width: column.width,
    rowScope: column.heads ? 'row' : undefined,
    render: (_value: unknown, row: Row) => column.cell(row),
  }));
  return (
    <Table<Row>
      className={dense ? 'data-table data-table-dense' : 'data-table'}
      columns={tableColumns}
      dataSource={[...rows]}
      rowKey={rowKey}
      pagination={false}
      virtual={false}
      components={{ table }}
      rowClassName={(row) => `${onOpen ? 'row-opens' : ''} ${isCurrent?.(row) ? 'row-current' : ''}`}
      onRow={(row) => ({ onClick: () => onOpen?.(row) })}
      rowSelection={
        selection && {
          selectedRowKeys: [...selection.keys],
          columnWidth: 28,
          onChange: (keys) => selection.onChange(keys.map(String)),
          getCheckboxProps: (row) => ({ 'aria-label': t('parts.selectRow', { name: selection.nameOf(row) }) }),
          getTitleCheckboxProps: () => ({ 'aria-label': t('parts.selectAll') }),
        }
      }
      summary={sum && (() => <SumRow columns={columns} sum={sum} selectable={selection !== undefined} />)}
    />
  );
}

/** Main text of a cell with a quieter second line. */
export function TwoLines({ first, second }: { first: ReactNode; second?: ReactNode }) {
  return (
    <span className="two-lines">
      <span>{first}</span>
      {second && <small>{second}</small>}
    </span>
  );
}
