/** Owns the parts of a paper: head with seller, title, number and QR, facts, a table that repeats its head, sums, signatures. */
import { QRCode } from 'antd';
import type { ReactNode } from 'react';
import { chineseAmount } from '../../lib/chinese-amount.ts';
import { useNames } from '../../lib/names.ts';
import { useSession } from '../../lib/session.ts';
import { useFormat } from '../../lib/use-format.ts';
import { paper } from '../../theme.ts';

type SheetProps = {
  title: string;
  number?: string | null;
  /** Where the QR code leads: the document in the console. */
  address?: string;
  facts: readonly (readonly [label: string, value: ReactNode])[];
  children: ReactNode;
};

/** One paper, A4 when printed. */
export function Sheet({ title, number, address, facts, children }: SheetProps) {
  const { t, fullStamp } = useFormat();
  const { name } = useNames();
  const session = useSession();
  return (
    <article className="sheet">
      <header className="sheet-head">
        <div>
          <div className="sheet-seller">{name(session.company)}</div>
          <h1>{title}</h1>
          {number && <div className="sheet-number">{number}</div>}
        </div>
        {address && (
          <QRCode
            type="svg"
            bordered={false}
            size={paper.code}
            color={paper.ink}
            bgColor={paper.ground}
            value={new URL(address, window.location.origin).href}
            aria-label={t('paper.code', { number: number ?? '' })}
          />
        )}
      </header>
      <dl className="sheet-facts">
        {facts
          .filter(([, value]) => Boolean(value))
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {children}
      <footer className="sheet-foot">
        {t('paper.printed', { at: fullStamp(new Date().toISOString()), by: name(session) })}
      </footer>
    </article>
  );
}

export type SheetColumn<Row> = { key: string; title: string; right?: boolean; cell: (row: Row) => ReactNode };

/** Rows of a paper; the head is repeated on every page. */
export function SheetTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  foot = [],
}: {
  caption: string;
  columns: readonly SheetColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Sum rows: a label over the first columns, then values by column key. */
  foot?: readonly { key: string; label: string; values: Partial<Record<string, ReactNode>> }[];
}) {
  return (
    <table className="sheet-table">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" className={column.right ? 'right' : undefined}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column) => (
              <td key={column.key} data-title={column.title} className={column.right ? 'right' : undefined}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      {foot.length > 0 && (
        <tbody className="sheet-sums">
          {foot.map((line) => {
            const first = columns.findIndex((column) => line.values[column.key] !== undefined);
            return (
              <tr key={line.key}>
                <th scope="row" colSpan={Math.max(1, first)}>
                  {line.label}
                </th>
                {columns.slice(Math.max(1, first)).map((column) => (
                  <td key={column.key} data-title={column.title} className="right">
                    {line.values[column.key]}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      )}
    </table>
  );
}

/** 大写 of an amount, where it is in yuan. */
export function InWords({ amount, currency }: { amount: string; currency: string }) {
  const { t } = useFormat();
  if (currency !== 'CNY' || amount.startsWith('-')) return null;
  return (
    <p className="sheet-words">
      {t('paper.inWords')} <span lang="zh-CN">{chineseAmount(amount)}</span>
    </p>
  );
}

/** Lines to sign on. */
export function Signatures({ labels }: { labels: readonly string[] }) {
  const { t } = useFormat();
  return (
    <div className="sheet-signatures">
      {labels.map((label) => (
        <div key={label}>
          <span>{label}</span>
          <span className="sheet-line" />
          <span>{t('paper.date')}</span>
          <span className="sheet-line" />
        </div>
      ))}
    </div>
  );
}
