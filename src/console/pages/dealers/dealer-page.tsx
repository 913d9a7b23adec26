/** One partner: profile, credit as an equation, contracts with their versions, stores, and the past of the record. */
import { Button } from 'antd';
import { Link, useParams } from '@tanstack/react-router';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { dec } from '../../../kernel/decimal.ts';
import type { DealerView } from '../../../parties/schema.ts';
import { may } from '../../lib/ability.ts';
import { useNames } from '../../lib/names.ts';
import { useSession } from '../../lib/session.ts';
import { useFormat } from '../../lib/use-format.ts';
import { changedOf } from '../../masters/conflict.ts';
import { change, loadNewest } from '../../masters/data.ts';
import { RecordDialog } from '../../masters/record-dialog.tsx';
import { Facts, RecordPage, WithRecord } from '../../masters/record-page.tsx';
import { Icon } from '../../parts/icon.tsx';
import { MoneyStrip } from '../../parts/money-strip.tsx';
import type { Term } from '../../parts/money-strip.tsx';
import { Section } from '../../parts/section.tsx';
import { ContractTable } from './contracts.tsx';
import { bodyOf, dealerValues, useDealerFields } from './fields.ts';
import { StoreTable } from './stores.tsx';
import { DealerState } from './words.tsx';

function EditDealer({ dealer, etag, onClose }: { dealer: DealerView; etag: string | undefined; onClose: () => void }) {
  const { t } = useFormat();
  const fields = useDealerFields(false, dealer.id);
  const path = `/dealers/${dealer.id}`;
  return (
    <RecordDialog
      title={t('masters.dealers.edit')}
      verb={t('masters.dealers.save')}
      fields={fields}
      start={{ values: dealerValues(dealer), etag }}
      reload={() => loadNewest<DealerView>(path, dealerValues)}
      done={t('masters.saved')}
      send={(values, base, sent) => change(path)(bodyOf(changedOf(base, values)), sent)}
      onClose={onClose}
    />
  );
}

/** available = limit + exceptions + prepaid − open orders − delivered − receivable. */
function Credit({ dealer }: { dealer: DealerView }) {
  const { t } = useFormat();
  const { credit } = dealer;
  const term = (key: 'limit' | 'exceptions' | 'prepaid' | 'delivered' | 'receivable', operator?: Term['operator']) => ({
    key,
    label: t(`masters.dealers.${key}`),
    ...credit[key],
    operator,
  });
  const terms: Term[] = [
    term('limit'),
    ...(dec(credit.exceptions.amount).isZero() ? [] : [term('exceptions', '+')]),
    term('prepaid', '+'),
    { key: 'open', label: t('masters.dealers.open'), ...credit.open_orders, operator: '−' },
    term('delivered', '−'),
    term('receivable', '−'),
    { key: 'available', label: t('masters.dealers.credit'), ...credit.available, operator: '=' },
  ];
  return (
    <Section
      title={t('masters.dealers.money')}
      note={dealer.overdue.count > 0 && t('masters.dealers.overdue', { count: dealer.overdue.count })}
    >
      <MoneyStrip terms={terms} />
    </Section>
  );
}

function Document({ dealer, etag }: { dealer: DealerView; etag: string | undefined }) {
  const { t, date } = useFormat();
  const { name } = useNames();
  const session = useSession();
  const [editing, setEditing] = useState(false);
  return (
    <>
      <RecordPage
        path={`/dealers/${dealer.id}`}
        back={{ to: '/dealers', text: t('masters.dealers.title') }}
        title={name(dealer)}
        code={dealer.code}
        state={<DealerState status={dealer.status} />}
        identity={[dealer.level, dealer.region && name(dealer.region), dealer.sales_rep && name(dealer.sales_rep)]}
        actions={
          may(session, 'update', 'dealer') && (
            <Button type="primary" icon={<Icon of={Pencil} />} onClick={() => setEditing(true)}>
              {t('masters.dealers.edit')}
            </Button>
          )
        }
      >
        <Credit dealer={dealer} />
        <ContractTable dealer={dealer} />
        <StoreTable dealer={dealer} />
        <Section title={t('masters.dealers.profile')}>
          <Facts
            facts={[
              [
                t('masters.field.parent_id'),
                dealer.parent && (
                  <Link key="p" to="/dealers/$dealerId" params={{ dealerId: dealer.parent.id }} className="link">
                    {name(dealer.parent)}
                  </Link>
                ),
              ],
              [t('masters.field.business_model'), t(`masters.value.business_model.${dealer.business_model}`)],
              [t('masters.field.contact'), dealer.contact],
              [t('masters.field.ship_to'), dealer.ship_to],
              [t('masters.field.licence_valid_to'), dealer.licence_valid_to && date(dealer.licence_valid_to)],
              [t('masters.field.name_en'), dealer.name_en],
            ]}
          />
        </Section>
      </RecordPage>
      {editing && <EditDealer dealer={dealer} etag={etag} onClose={() => setEditing(false)} />}
    </>
  );
}

/** The page. */
export function DealerPage() {
  const { t } = useFormat();
  const { dealerId } = useParams({ from: '/frame/dealers/$dealerId' });
  return (
    <WithRecord<DealerView> path={`/dealers/${dealerId}`} what={t('masters.dealers.what')}>
      {(dealer, etag) => <Document dealer={dealer} etag={etag} />}
    </WithRecord>
  );
}
