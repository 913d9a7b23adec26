/** Owns acting on many rows: the dark bar while choosing, and the result, one line per row. */
import { Button } from 'antd';
import { Check, X } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useFormat } from '../lib/use-format.ts';
import { Icon } from './icon.tsx';
import { Money } from './money.tsx';

type BulkBarProps = {
  count: number;
  sum?: { amount: string; currency: string };
  onClear: () => void;
  children: ReactNode;
};

/** Floats at the bottom while rows are chosen; holds only actions valid for all of them. */
export function BulkBar({ count, sum, onClear, children }: BulkBarProps) {
  const { t } = useFormat();
  if (count === 0) return null;
  return (
    <div className="bulk-bar" role="region" aria-label={t('parts.selected', { count })}>
      <div className="bulk-head" aria-live="polite">
        <strong>{t('parts.selected', { count })}</strong>
        {sum && (
          <span className="bulk-sum">
            {t('common.total')} <Money amount={sum.amount} currency={sum.currency} strong />
          </span>
        )}
        <button type="button" className="icon-button bulk-close" aria-label={t('parts.unselect')} onClick={onClear}>
          <Icon of={X} />
        </button>
      </div>
      <div className="bulk-actions">
        {children}
        <span className="bulk-note">{t('parts.bulkAllowed')}</span>
      </div>
    </div>
  );
}

export type BulkRow = { key: string; name: ReactNode; done: boolean; text: string };

/** Every row with its outcome; a switch leaves only those that failed. */
export function BulkResult({ rows }: { rows: readonly BulkRow[] }) {
  const { t } = useFormat();
  const [onlyFailed, setOnlyFailed] = useState(false);
  const failed = rows.filter((row) => !row.done);
  return (
    <div className="bulk-result">
      <ul>
        {(onlyFailed ? failed : rows).map((row) => (
          <li key={row.key} className={row.done ? 'is-ok' : 'is-bad'}>
            <Icon of={row.done ? Check : X} />
            <span className="bulk-name">{row.name}</span>
            <span className="bulk-text">{row.text}</span>
          </li>
        ))}
      </ul>
      <div className="bulk-foot" role="status">
        <span>{t('parts.bulkDone', { done: rows.length - failed.length, failed: failed.length })}</span>
        {failed.length > 0 && failed.length < rows.length && (
          <Button type="link" size="small" onClick={() => setOnlyFailed(!onlyFailed)}>
            {onlyFailed ? t('parts.showAll') : t('parts.onlyFailed')}
          </Button>
        )}
      </div>
    </div>
  );
}
