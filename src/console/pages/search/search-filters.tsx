/** The filters of the search: text, amounts, dates. */
import { DatePicker, Input } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useFormat } from '../../lib/use-format.ts';
import { Field } from '../../parts/field.tsx';
import { FilterBar, FilterChip, SearchBox } from '../../parts/filter-bar.tsx';
import type { SearchFilters } from './data.ts';

type FilterProps = { filters: SearchFilters; onFilter: (filters: SearchFilters) => void };

function AmountBound({ label, value, onChange }: { label: string; value: string; onChange: (text: string) => void }) {
  const { t } = useFormat();
  const [text, setText] = useState(value);
  const plain = text.replaceAll(/[,\s]/g, '');
  const wrong = plain !== '' && !/^\d{1,18}(\.\d{1,6})?$/.test(plain);
  const take = () => {
    if (!wrong && plain !== value) onChange(plain);
  };
  return (
    <Field label={label} error={wrong ? t('search.amountWrong') : undefined}>
      {(ids) => (
        <Input
          {...ids}
          inputMode="decimal"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={take}
          onPressEnter={take}
        />
      )}
    </Field>
  );
}

function AmountFilter({ filters, onFilter }: FilterProps) {
  const { t, money } = useFormat();
  const { amount_from: from, amount_to: to } = filters;
  const active = from !== undefined || to !== undefined;
  const shown = (amount: string | undefined) => (amount === undefined ? '' : money(amount));
  return (
    <FilterChip
      name={t('search.amount')}
      value={active ? t('search.range', { from: shown(from), to: shown(to) }) : t('search.any')}
      active={active}
      onClear={() => onFilter({ ...filters, amount_from: undefined, amount_to: undefined })}
    >
      {() => (
        <div className="search-bounds">
          <AmountBound
            label={t('search.from')}
            value={from ?? ''}
            onChange={(text) => onFilter({ ...filters, amount_from: text || undefined })}
          />
          <AmountBound
            label={t('search.to')}
            value={to ?? ''}
            onChange={(text) => onFilter({ ...filters, amount_to: text || undefined })}
          />
        </div>
      )}
    </FilterChip>
  );
}

function DateFilter({ filters, onFilter }: FilterProps) {
  const { t, date } = useFormat();
  const { date_from: from, date_to: to } = filters;
  const active = from !== undefined || to !== undefined;
  const shown = (day: string | undefined) => (day === undefined ? '' : date(day));
  return (
    <FilterChip
      name={t('search.dates')}
      value={active ? t('search.range', { from: shown(from), to: shown(to) }) : t('search.any')}
      active={active}
      onClear={() => onFilter({ ...filters, date_from: undefined, date_to: undefined })}
    >
      {() => (
        <div className="search-bounds">
          {(['date_from', 'date_to'] as const).map((key) => (
            <Field key={key} label={t(key === 'date_from' ? 'search.from' : 'search.to')}>
              {({ id }) => (
                <DatePicker
                  id={id}
                  value={filters[key] ? dayjs(filters[key]) : null}
                  onChange={(value) => onFilter({ ...filters, [key]: value?.format('YYYY-MM-DD') })}
                />
              )}
            </Field>
          ))}
        </div>
      )}
    </FilterChip>
  );
}

/** One row of filters. */
export function SearchFilterBar({ filters, onFilter }: FilterProps) {
  const { t } = useFormat();
  return (
    <FilterBar>
      <SearchBox
        value={filters.q ?? ''}
        placeholder={t('search.hint')}
        onSearch={(q) => onFilter({ ...filters, q: q || undefined, kind: undefined })}
      />
      <AmountFilter filters={filters} onFilter={onFilter} />
      <DateFilter filters={filters} onFilter={onFilter} />
    </FilterBar>
  );
}
