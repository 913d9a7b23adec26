/** The filter row of the inbox: search, type of document, exception raised, overdue only. */
import { Button, Checkbox } from 'antd';
import { useCallback } from 'react';
import { useFormat } from '../../lib/use-format.ts';
import { FilterChip, SearchBox } from '../../parts/filter-bar.tsx';
import type { InboxFilters } from './data.ts';
import { exceptions } from './words.ts';

type FilterProps = { filters: InboxFilters; onFilter: (filters: InboxFilters) => void };
type Options = readonly { value: string; label: string }[];

function OneOf({
  name,
  value,
  options,
  onChange,
}: {
  name: string;
  value: string | undefined;
  options: Options;
  onChange: (value: string | undefined) => void;
}) {
  const { t } = useFormat();
  const chosen = options.find((option) => option.value === value);
  return (
    <FilterChip
      name={name}
      value={chosen?.label ?? t('common.all')}
      active={chosen !== undefined}
      onClear={() => onChange(undefined)}
    >
      {(close) => (
        <div className="choice-list">
          {options.map((option) => (
            <Button
              key={option.value}
              type="text"
              aria-pressed={option.value === value}
              onClick={() => {
                onChange(option.value);
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

/** The row; every change goes into the address. */
export function InboxFilterRow({ filters, onFilter }: FilterProps) {
  const { t } = useFormat();
  const types = (['order', 'return'] as const).map((type) => ({ value: type, label: t(`inbox.type.${type}`) }));
  const raised = exceptions.map((key) => ({ value: key, label: t(`orders.exception.${key}`) }));
  const onSearch = useCallback((q: string) => onFilter({ ...filters, q: q || undefined }), [filters, onFilter]);
  return (
    <div className="inbox-filters">
      <SearchBox value={filters.q ?? ''} placeholder={t('inbox.filter.search')} onSearch={onSearch} />
      <div className="filter-controls">
        <OneOf
          name={t('inbox.filter.type')}
          value={filters.type}
          options={types}
          onChange={(type) => onFilter({ ...filters, type })}
        />
        <OneOf
          name={t('inbox.filter.exception')}
          value={filters.exception}
          options={raised}
          onChange={(exception) => onFilter({ ...filters, exception })}
        />
        <Checkbox
          checked={filters.overdue === 'true'}
          onChange={(event) => onFilter({ ...filters, overdue: event.target.checked ? 'true' : undefined })}
        >
          {t('inbox.filter.overdue')}
        </Checkbox>
      </div>
    </div>
  );
}
