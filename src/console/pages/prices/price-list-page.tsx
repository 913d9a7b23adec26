/** One price list: for whom, its versions with the planned ones, the prices of one of them, and its past. */
import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Send } from 'lucide-react';
import { useState } from 'react';
import { addDays } from '../../../kernel/period.ts';
import type { PriceListView } from '../../../pricing/schema.ts';
import { may } from '../../lib/ability.ts';
import { businessToday } from '../../lib/format.ts';
import { useNames } from '../../lib/names.ts';
import { useSession } from '../../lib/session.ts';
import { useFormat } from '../../lib/use-format.ts';
import { act, recordQuery } from '../../masters/data.ts';
import { RecordDialog } from '../../masters/record-dialog.tsx';
import { RecordPage, WithRecord } from '../../masters/record-page.tsx';
import { DataTable, TwoLines } from '../../parts/data-table.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Money } from '../../parts/money.tsx';
import { Section } from '../../parts/section.tsx';
import { ActiveState } from '../catalog/words.tsx';
import { useValidity } from '../dealers/words.tsx';
import { EditPriceList } from './list-dialog.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { useTarget, VersionState } from './words.tsx';

type Version = PriceListView['versions'][number];
type ListProps = { list: PriceListView; etag: string | undefined };

function Versions({
  list,
  etag,
  shown,
  onShow,
}: ListProps & { shown: number | null; onShow: (version: number) => void }) {
  const { t, count } = useFormat();
  const session = useSession();
  const validity = useValidity();
  const [leaving, setLeaving] = useState<Version>();
  const actions = (row: Version) => (
    <span className="row-actions">
      {row.state === 'scheduled' && may(session, 'update', 'price') && (
        <Button
          size="small"
          aria-label={`${t('masters.prices.withdraw')} v${row.version}`}
          onClick={() => setLeaving(row)}
        >
          {t('masters.prices.withdraw')}
        </Button>
      )}
      <Button
        size="small"
        aria-label={`${t('masters.prices.show')} v${row.version}`}
        aria-pressed={row.version === shown}
        onClick={() => onShow(row.version)}
      >
        {t('masters.prices.show')}
      </Button>
    </span>
  );
  return (
    <Section title={t('masters.prices.versions')}>
      <DataTable
        caption={t('masters.prices.versions')}
        columns={[
          { key: 'version', title: t('masters.prices.version'), heads: true, cell: (row) => `v${row.version}` },
          { key: 'validity', title: t('masters.validity'), cell: (row) => validity(row) },
          { key: 'prices', title: t('masters.prices.prices'), align: 'right', cell: (row) => count(row.prices) },
          { key: 'state', title: t('masters.state'), cell: (row) => <VersionState state={row.state} /> },
          { key: 'act', title: <span className="sr-only">{t('parts.actions')}</span>, align: 'right', cell: actions },
        ]}
        rows={list.versions}
        rowKey={(row) => row.id}
        isCurrent={(row) => row.version === shown}
        card={(row) => (
          <div className="order-card">
            <div className="card-line">
              <strong>
                v{row.version} · {validity(row)}
              </strong>
              <VersionState state={row.state} />
            </div>
            <div className="card-line">{actions(row)}</div>
          </div>
        )}
        empty={<p className="quiet">{t('masters.prices.noVersions')}</p>}
      />
      {leaving && (
        <RecordDialog
          title={t('masters.prices.askWithdraw', { version: leaving.version })}
          verb={t('masters.prices.withdraw')}
          fields={[]}
          intro={<p>{t('masters.prices.withdrawText')}</p>}
          start={{ values: {}, etag }}
          done={t('masters.saved')}
          send={(_values, _base, sent) => act(`/price_lists/${list.id}/withdraw`)({ version: leaving.version }, sent)}
          onClose={() => setLeaving(undefined)}
        />
      )}
    </Section>
  );
}

function Prices({ list }: { list: PriceListView }) {
  const { t, count } = useFormat();
  const { name } = useNames();
  const price = (amount: string | null) =>
    amount === null ? (
      t('common.nothing')
    ) : (
      <Money amount={amount} currency={list.currency} scale={list.price_scale} look="cell" />
    );
  return (
    <Section
      title={t('masters.prices.prices')}
      note={`${list.shown === null ? '' : `v${list.shown} · `}${t(list.tax_included ? 'masters.prices.gross' : 'masters.prices.net')}`}
    >
      <DataTable
        caption={t('masters.prices.prices')}
        columns={[
          {
            key: 'name',
            title: t('masters.field.name'),
            heads: true,
            cell: (row) => <TwoLines first={name(row)} second={row.sku_code} />,
          },
          { key: 'from', title: t('masters.prices.from'), align: 'right', cell: (row) => count(row.min_quantity) },
          { key: 'unit', title: t('masters.prices.unit'), align: 'right', cell: (row) => price(row.unit_price) },
          { key: 'floor', title: t('masters.prices.floor'), align: 'right', cell: (row) => price(row.floor_price) },
        ]}
        rows={list.prices}
        rowKey={(row) => `${row.sku_code}@${row.min_quantity}`}
        card={(row) => (
          <div className="order-card">
            <div className="card-line">
              <strong>{name(row)}</strong>
              {price(row.unit_price)}
            </div>
            <div className="card-line card-quiet">
              <span>
                {row.sku_code} · {t('masters.prices.from')} {count(row.min_quantity)}
              </span>
              <span>
                {t('masters.prices.floor')} {price(row.floor_price)}
              </span>
            </div>
          </div>
        )}
        empty={<p className="quiet">{t('masters.prices.noVersions')}</p>}
      />
    </Section>
  );
}

function Document({ list, etag }: ListProps) {
  const { t, zone } = useFormat();
  const { name } = useNames();
  const session = useSession();
  const target = useTarget();
  const [opened, setOpened] = useState<'edit' | 'publish'>();
  const [asked, setAsked] = useState<number>();
  const path = `/price_lists/${list.id}`;
  const other = useQuery({
    ...recordQuery<PriceListView>(`${path}?prices_of=${asked ?? ''}`),
    enabled: asked !== undefined && asked !== list.shown,
  });
  const shown = asked !== undefined && asked !== list.shown ? other.data?.data : list;
  const today = businessToday(zone);
  // The prices one starts from are those that begin last: a planned version is edited as what replaces it.
  const planned = list.versions.find(({ version, state }) => version === list.shown && state === 'scheduled');
  const begunToday = list.versions.some((one) => one.valid_from === today && one.state === 'in_force');
  const firstDay = planned?.valid_from ?? (begunToday ? addDays(today, 1) : today);
  return (
    <>
      <RecordPage
        path={path}
        back={{ to: '/prices', text: t('masters.prices.title') }}
        title={name(list)}
        code={list.code}
        state={<ActiveState active={list.active} />}
        identity={[target(list), list.currency]}
        actions={
          may(session, 'update', 'price') && (
            <>
              <Button onClick={() => setOpened('edit')}>{t('masters.prices.edit')}</Button>
              <Button type="primary" icon={<Icon of={Send} />} onClick={() => setOpened('publish')}>
                {t('masters.prices.change')}
              </Button>
            </>
          )
        }
      >
        <Versions list={list} etag={etag} shown={shown?.shown ?? null} onShow={setAsked} />
        {shown && <Prices list={shown} />}
      </RecordPage>
      {opened === 'edit' && <EditPriceList list={list} etag={etag} onClose={() => setOpened(undefined)} />}
      {opened === 'publish' && (
        <PublishDialog list={list} etag={etag} firstDay={firstDay} onClose={() => setOpened(undefined)} />
      )}
    </>
  );
}

/** The page. */
export function PriceListPage() {
  const { t } = useFormat();
  const { listId } = useParams({ from: '/frame/prices/$listId' });
  return (
    <WithRecord<PriceListView> path={`/price_lists/${listId}`} what={t('masters.prices.what')}>
      {(list, etag) => <Document list={list} etag={etag} />}
    </WithRecord>
  );
}
