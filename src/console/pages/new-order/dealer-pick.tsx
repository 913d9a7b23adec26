/** Choosing the dealer an order is for; a dealer's own people order for themselves. */
import { Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNames } from '../../lib/names.ts';
import { useFormat } from '../../lib/use-format.ts';
import { Field } from '../../parts/field.tsx';
import { dealersQuery } from './data.ts';

/** Search by code or name. */
export function DealerPick({ value, onChoose }: { value: string; onChoose: (id: string) => void }) {
  const { t } = useFormat();
  const { name } = useNames();
  const [q, setQ] = useState('');
  const { data, isFetching } = useQuery(dealersQuery(q));
  return (
    <Field label={t('orders.colBuyer')}>
      {(ids) => (
        <Select
          {...ids}
          className="dealer-pick"
          showSearch={{ filterOption: false, onSearch: setQ }}
          value={value || undefined}
          placeholder={t('newOrder.dealerHint')}
          loading={isFetching}
          notFoundContent={isFetching ? null : t('newOrder.noDealer')}
          onChange={onChoose}
          options={(data?.data ?? []).map((dealer) => ({
            value: dealer.id,
            label: `${name(dealer)} · ${dealer.code}`,
          }))}
        />
      )}
    </Field>
  );
}
