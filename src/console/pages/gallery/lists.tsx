/** Gallery: the parts of a list page (picture 10): tabs, filters, table, pager, bulk bar, empty, error, conflict. */
import { Button } from 'antd';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { ApiProblem } from '../../lib/problem.ts';
import { useFormat } from '../../lib/use-format.ts';
import { BulkBar } from '../../parts/bulk.tsx';
import { DataTable, TwoLines } from '../../parts/data-table.tsx';
import { Empty, NoMatch, OrdersDrawing, TrayDrawing } from '../../parts/empty.tsx';
import { ErrorBlock } from '../../parts/error-block.tsx';
import { Choices, FilterBar, FilterChip, SearchBox } from '../../parts/filter-bar.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Money } from '../../parts/money.tsx';
import { useNotice } from '../../parts/notice.tsx';
import { Pager } from '../../parts/pager.tsx';
import { PriceButton } from '../../parts/price-waterfall.tsx';
import { SavedTabs } from '../../parts/saved-tabs.tsx';
import { sampleStory } from './documents.tsx';
import { Tile } from './gallery.tsx';
import type { Sample } from './sample.ts';

type Row = {
  key: string;
  product: string;
  sku: string;
  quantity: number;
  list: string;
  amount: string;
  shipped: number;
};

const numbers: Omit<Row, 'product'>[] = [
  { key: '1', sku: 'SL-ESS-150', quantity: 240, list: '92', amount: '17774.40', shipped: 240 },
  { key: '2', sku: 'SL-SER-030', quantity: 180, list: '168', amount: '14800.00', shipped: 120 },
  { key: '3', sku: 'SL-SUN-050', quantity: 96, list: '64', amount: '5376.00', shipped: 96 },
];
const problem = new ApiProblem({ title: '', status: 500, code: 'INTERNAL', detail: '' }, 'req_01K9Y4M7T2Q8');

function ListTile({ texts }: { texts: Sample }) {
  const { money } = useFormat();
  const [chosen, setChosen] = useState<string[]>(['1', '2']);
  const [tab, setTab] = useState('0');
  const rows: Row[] = numbers.map((row, index) => ({ ...row, product: texts.products[index] ?? '' }));
  const [product = '', quantity = '', list = '', net = '', amount = '', shipped = ''] = texts.head;
  return (
    <Tile title={texts.list} span={12}>
      <SavedTabs
        label={texts.list}
        current={tab}
        onChange={setTab}
        tabs={texts.tabs.map((name, index) => ({ key: String(index), name, count: [312, 4, 28][index] }))}
      />
      <FilterBar
        summary={
          <>
            3 <Money amount="37950.40" currency="CNY" figure="sample" strong />
          </>
        }
      >
        <SearchBox value="" placeholder={texts.searchHint} onSearch={() => undefined} />
        <FilterChip name={texts.filter} value={texts.filterValue}>
          {() => (
            <Choices
              choices={texts.tags.map((label) => ({ value: label, label }))}
              chosen={[]}
              onChange={() => undefined}
            />
          )}
        </FilterChip>
      </FilterBar>
      <DataTable
        caption={texts.lines}
        rows={rows}
        rowKey={(row) => row.key}
        selection={{ keys: chosen, onChange: setChosen, nameOf: (row) => row.product }}
        onOpen={() => undefined}
        card={(row) => (
          <>
            <div className="card-line">
              <strong>{row.product}</strong>
              <Money amount={row.amount} currency="CNY" figure="sample" strong />
            </div>
            <div className="card-line card-quiet">
              <span>{row.sku}</span>
              <span>{row.quantity}</span>
            </div>
          </>
        )}
        columns={[
          {
            key: 'product',
            title: product,
            heads: true,
            cell: (row) => <TwoLines first={row.product} second={row.sku} />,
          },
          { key: 'quantity', title: quantity, align: 'right', cell: (row) => row.quantity },
          { key: 'list', title: list, align: 'right', cell: (row) => money(row.list) },
          { key: 'net', title: net, align: 'right', cell: () => <PriceButton story={sampleStory(texts)} /> },
          {
            key: 'amount',
            title: amount,
            align: 'right',
            cell: (row) => <Money amount={row.amount} figure="sample" look="cell" />,
          },
          { key: 'shipped', title: shipped, align: 'right', cell: (row) => row.shipped },
        ]}
        sum={{ quantity: 516, amount: '37,950.40', shipped: 456 }}
      />
      <Pager perPage={20} onNext={() => undefined} />
      <BulkBar count={chosen.length} sum={{ amount: '27660', currency: 'CNY' }} onClear={() => setChosen([])}>
        <Button className="bulk-first">{texts.barAction}</Button>
        <Button>{texts.barTransfer}</Button>
      </BulkBar>
    </Tile>
  );
}

/** Everything of a list. */
export function ListCards({ texts }: { texts: Sample }) {
  const notice = useNotice();
  return (
    <>
      <ListTile texts={texts} />
      <Tile title="" span={6}>
        <Empty
          drawing={<OrdersDrawing />}
          title={texts.emptyTitle}
          text={texts.emptyText}
          actions={
            <Button type="primary" icon={<Icon of={Plus} />}>
              {texts.newOrder}
            </Button>
          }
          note={texts.emptyNote}
        />
      </Tile>
      <Tile title="" span={6}>
        <TrayDrawing />
        <NoMatch what={texts.lines} onClear={() => undefined} />
        <Button
          onClick={() =>
            notice.conflict({ who: texts.who, when: '14:25', onCompare: () => undefined, onLoad: () => undefined })
          }
        >
          {texts.conflict}
        </Button>
      </Tile>
      <Tile title="" span={12}>
        <ErrorBlock error={problem} what={texts.errorWhat} onRetry={() => undefined} />
      </Tile>
    </>
  );
}
