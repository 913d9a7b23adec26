/** Owns the views of a list as tabs with counts. */
import { useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';

export type SavedTab = { key: string; name: string; count?: ReactNode };

type SavedTabsProps = {
  label: string;
  tabs: readonly SavedTab[];
  current: string;
  onChange: (key: string) => void;
  aside?: ReactNode;
};

/** Tabs over a list; arrow keys move between them. */
export function SavedTabs({ label, tabs, current, onChange, aside }: SavedTabsProps) {
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const at = tabs.findIndex((tab) => tab.key === current);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (!next) return;
    onChange(next.key);
    list.current?.querySelector<HTMLButtonElement>(`[data-tab="${next.key}"]`)?.focus();
  };
  return (
    <div className="saved-tabs">
      <div role="tablist" aria-label={label} className="saved-tabs-list" ref={list} onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            key={tab.key}
            type="button"
            role="tab"
            data-tab={tab.key}
            aria-selected={tab.key === current}
            tabIndex={tab.key === current ? 0 : -1}
            className={tab.key === current ? 'saved-tab saved-tab-current' : 'saved-tab'}
            onClick={() => onChange(tab.key)}
          >
            {tab.name}
            {tab.count !== undefined && <span className="saved-tab-count">{tab.count}</span>}
          </button>
        ))}
      </div>
      {aside && <div className="saved-tabs-aside">{aside}</div>}
    </div>
  );
}
