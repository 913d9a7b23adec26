/** Owns waiting: nothing for 300 ms, then grey shapes like the result, without shimmer. */
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useFormat } from '../lib/use-format.ts';

/** Shows its children only when the wait is longer than 300 ms. */
export function AfterAWhile({ children }: { children: ReactNode }) {
  const [due, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return due ? <>{children}</> : null;
}

const widths = [
  ['20%', '34%', '22%'],
  ['20%', '26%', '22%'],
  ['20%', '32%', '22%'],
];

function Blocks({ rows }: { rows: number }) {
  const { t } = useFormat();
  return (
    <div className="skeleton" role="status" aria-label={t('parts.loading')}>
      {Array.from({ length: rows }, (_row, row) => (
        <div key={row} className="skeleton-row">
          {(widths[row % widths.length] ?? []).map((width, at) => (
            <span key={at} className="skeleton-block" style={{ inlineSize: width }} />
          ))}
        </div>
      ))}
    </div>
  );
}

/** Rows of a table to come. */
export function SkeletonRows({ rows = 8, now = false }: { rows?: number; now?: boolean }) {
  return now ? (
    <Blocks rows={rows} />
  ) : (
    <AfterAWhile>
      <Blocks rows={rows} />
    </AfterAWhile>
  );
}

/** Head, strip and lines of a document to come. */
export function SkeletonDocument() {
  const { t } = useFormat();
  return (
    <AfterAWhile>
      <div className="skeleton skeleton-document" role="status" aria-label={t('parts.loading')}>
        <span className="skeleton-block skeleton-title" />
        <span className="skeleton-block skeleton-strip" />
        <Blocks rows={6} />
      </div>
    </AfterAWhile>
  );
}
