/** The stores of a partner: opened, changed, closed, never deleted. */
import { Button } from 'antd';
import { useState } from 'react';
import type { DealerView, StoreView } from '../../../parties/schema.ts';
import { may } from '../../lib/ability.ts';
import { useNames } from '../../lib/names.ts';
import { useSession } from '../../lib/session.ts';
import { useFormat } from '../../lib/use-format.ts';
import { changedOf } from '../../masters/conflict.ts';
import { change, create, loadNewest } from '../../masters/data.ts';
import { RecordDialog } from '../../masters/record-dialog.tsx';
import { HistoryDialog } from '../../masters/history-dialog.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { Section } from '../../parts/section.tsx';
import { bodyOf, storeValues, useStoreFields } from './fields.ts';
import { StoreState } from './words.tsx';

function StoreDialog({ dealer, store, onClose }: { dealer: DealerView; store?: StoreView; onClose: () => void }) {
  const { t } = useFormat();
  const fields = useStoreFields(store === undefined);
  const reload = () =>
    loadNewest<DealerView>(`/dealers/${dealer.id}`, (view) => {
      const newest = view.stores.find(({ id }) => id === store?.id);
      return newest ? { ...storeValues(newest), version: String(newest.version) } : {};
    }).then(({ values: { version, ...values }, ...rest }) => ({ ...rest, values, etag: `"${version}"` }));
  return (
    <RecordDialog
      title={t(store ? 'masters.dealers.editStore' : 'masters.dealers.newStore')}
      verb={t(store ? 'masters.dealers.saveStore' : 'masters.dealers.createStore')}
      fields={fields}
      start={store ? { values: storeValues(store), etag: `"${store.version}"` } : { values: {}, etag: undefined }}
      reload={store && reload}
      done={t('masters.dealers.storeSaved')}
      send={(values, base, sent) =>
        store
          ? change(`/stores/${store.id}`)(bodyOf(changedOf(base, values)), sent)
          : create(`/dealers/${dealer.id}/stores`)(bodyOf(values), sent)
      }
      onClose={onClose}
    />
  );
}

/** The section. */
export function StoreTable({ dealer }: { dealer: DealerView }) {
  const { t } = useFormat();
  const { name } = useNames();
  const session = useSession();
  const [opened, setOpened] = useState<{ kind: 'edit' | 'history'; store?: StoreView }>();
  const writes = may(session, 'update', 'dealer');
  const actions = (store: StoreView) => (
    <span className="row-actions">
      {writes && (
        <Button
          size="small"
          aria-label={`${t('masters.edit')} ${name(store)}`}
          onClick={() => setOpened({ kind: 'edit', store })}
        >
          {t('masters.edit')}
        </Button>
      )}
      <Button
        size="small"
        aria-label={t('masters.dealers.storeHistoryOf', { name: name(store) })}
        onClick={() => setOpened({ kind: 'history', store })}
      >
        {t('masters.history')}
      </Button>
    </span>
  );
  return (
    <Section
      title={t('masters.dealers.stores')}
      aside={
        writes && (
          <Button size="small" onClick={() => setOpened({ kind: 'edit' })}>
            {t('masters.dealers.newStore')}
          </Button>
        )
      }
    >
      {dealer.stores.length === 0 ? (
        <p className="quiet">{t('masters.dealers.noStores')}</p>
      ) : (
        <DataTable
          caption={t('masters.dealers.stores')}
          columns={[
            { key: 'name', title: t('masters.field.name'), heads: true, cell: (store) => name(store) },
            {
              key: 'address',
              title: t('masters.field.address'),
              cell: (store) => store.address || t('common.nothing'),
            },
            { key: 'state', title: t('masters.state'), cell: (store) => <StoreState status={store.status} /> },
            { key: 'act', title: <span className="sr-only">{t('parts.actions')}</span>, align: 'right', cell: actions },
          ]}
          rows={dealer.stores}
          rowKey={(store) => store.id}
          card={(store) => (
            <div className="order-card">
              <div className="card-line">
                <strong>{name(store)}</strong>
                <StoreState status={store.status} />
              </div>
              <div className="card-quiet">{store.address}</div>
              <div className="card-line">{actions(store)}</div>
            </div>
          )}
        />
      )}
      {opened?.kind === 'edit' && (
        <StoreDialog dealer={dealer} store={opened.store} onClose={() => setOpened(undefined)} />
      )}
      {opened?.kind === 'history' && opened.store && (
        <HistoryDialog
          path={`/stores/${opened.store.id}`}
          title={t('masters.dealers.storeHistoryOf', { name: name(opened.store) })}
          onClose={() => setOpened(undefined)}
        />
      )}
    </Section>
  );
}
