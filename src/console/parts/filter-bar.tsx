/** Owns the filter row of a list: search, chips that show their value, count and sum of what is filtered. */
import { Button, Checkbox, Input, Popover } from 'antd';
import { ChevronDown, Search, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useFormat } from '../lib/use-format.ts';
import { Icon } from './icon.tsx';

type SearchBoxProps = { value: string; placeholder: string; onSearch: (text: string) => void };

/** Searches on Enter and 400 ms after the last key. */
export function SearchBox({ value, placeholder, onSearch }: SearchBoxProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => onSearch(text.trim()), 400);
    return () => clearTimeout(timer);
  }, [text, value, onSearch]);
  return (
    <Input
      className="search-box"
      type="search"
      value={text}
      placeholder={placeholder}
      aria-label={placeholder}
      prefix={<Icon of={Search} />}
      onChange={(event) => setText(event.target.value)}
      onPressEnter={() => onSearch(text.trim())}
    />
  );
}

type FilterChipProps = {
  name: string;
  value: string;
  active?: boolean;
  onClear?: () => void;
  /** The choices; gets a function that closes the popover. */
  children: (close: () => void) => ReactNode;
};

/** `状态 6 项 ⌄`: the name quiet, the value plain; opens its choices. */
export function FilterChip({ name, value, active = false, onClear, children }: FilterChipProps) {
  const { t } = useFormat();
  const [open, setOpen] = useState(false);
  return (
    <span className={active ? 'filter-chip filter-chip-active' : 'filter-chip'}>
      <Popover
        trigger="click"
        open={open}
        onOpenChange={setOpen}
        placement="bottomLeft"
        arrow={false}
        content={children(() => setOpen(false))}
        destroyOnHidden
      >
        <Button aria-expanded={open}>
          <span className="filter-name">{name}</span>
          <span className="filter-value">{value}</span>
          <Icon of={ChevronDown} size={14} />
        </Button>
      </Popover>
      {active && onClear && (
        <button type="button" className="filter-clear" aria-label={`${t('parts.reset')} ${name}`} onClick={onClear}>
          <Icon of={X} size={14} />
        </button>
      )}
    </span>
  );
}

export type Choice = { value: string; label: ReactNode };

/** Checkboxes of a filter; every change counts at once. */
export function Choices({
  choices,
  chosen,
  onChange,
}: {
  choices: readonly Choice[];
  chosen: readonly string[];
  onChange: (values: string[]) => void;
}) {
  return (
    <Checkbox.Group
      className="choices"
      value={[...chosen]}
      options={choices.map(({ value, label }) => ({ value, label }))}
      onChange={(values) => onChange(values.map(String))}
    />
  );
}

/** The row itself; `summary` stands at its end. */
export function FilterBar({ children, summary }: { children: ReactNode; summary?: ReactNode }) {
  return (
    <div className="filter-bar">
      <div className="filter-controls">{children}</div>
      {summary && <div className="filter-summary">{summary}</div>}
    </div>
  );
}
