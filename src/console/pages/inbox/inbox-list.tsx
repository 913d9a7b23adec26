/** The list of the inbox: views with counts, rows with subject and amount, choosing several. */
import { Button, Checkbox, Segmented } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useNames } from '../../lib/names.ts';
import { useFormat } from '../../lib/use-format.ts';
import { Money } from '../../parts/money.tsx';
import { BulkDecision } from './bulk-decision.tsx';
import { countsQuery, TABS } from './data.ts';
import type { InboxFilters, InboxRow, InboxTab } from './data.ts';
import { InboxFilterRow } from './inbox-filters.tsx';
import { useApprovalSubject, useDocumentType } from './words.ts';

const HOUR = 3_600_000;

/** Waiting time of a row: red when overdue, amber after a day or when little time is left. */
function Waiting({ row }: { row: InboxRow }) {
  const { t, wait, stamp } = useFormat();
  const now = Date.now();
  const due = row.due_at ? new Date(row.due_at).getTime() : undefined;
  if (row.status !== 'open') return <span>{t(`inbox.status.${row.status}`)}</span>;
  if (row.overdue && due !== undefined)
    return <span className="state-text is-bad">{t('inbox.overdue', { time: wait(now - due) })}</span>;
  const waited = now - new Date(row.waiting_since).getTime();
  const near = waited > 24 * HOUR || (due !== undefined && due - now < 4 * HOUR);
  return (
    <span
      className={near ? 'state-text is-wait' : ''}
      title={row.due_at ? t('parts.dueBefore', { when: stamp(row.due_at) }) : undefined}
    >
      {t('inbox.waited', { time: wait(waited) })}
    </span>
  );
}

type RowProps = {
  row: InboxRow;
  current: boolean;
  chosen: boolean | undefined;
  onChoose: (chosen: boolean) => void;
  onOpen: () => void;
};

function Row({ row, current, chosen, onChoose, onOpen }: RowProps) {
  const { t } = useFormat();
  const { name } = useNames();
  const documentType = useDocumentType();
  const subject = useApprovalSubject();
  return (
    <li className={`inbox-row${current ? ' inbox-row-current' : ''}${chosen ? ' inbox-row-chosen' : ''}`}>
      {chosen !== undefined && (
        <Checkbox
          checked={chosen}
          onChange={(event) => onChoose(event.target.checked)}
          aria-label={t('parts.selectRow', { name: subject(row.subject) })}
        />
      )}
      <button type="button" className="inbox-open" onClick={onOpen} aria-current={current ? 'true' : undefined}>
        <span className="inbox-line">
          <span className="inbox-subject">{subject(row.subject)}</span>
          <Money {...row.amount} look="cell" />
        </span>
        <span className="inbox-line inbox-quiet">
          <span>
            {documentType(row.document_type, row.exceptions)} · {name(row.requester)}
          </span>
          <Waiting row={row} />
        </span>
      </button>
    </li>
  );
}

type InboxListProps = {
  view: InboxTab;
  filters: InboxFilters;
  onFilter: (filters: InboxFilters) => void;
  rows: readonly InboxRow[];
  current: string | undefined;
  onView: (view: InboxTab) => void;
  onOpen: (id: string) => void;
  more: (() => void) | undefined;
  busyMore: boolean;
  /** Stands in the place of the rows: loading, failed, empty. */
  children: ReactNode;
};

/** Head, views, rows, and the bulk bar over them. */
export function InboxList({
  view,
  filters,
  onFilter,
  rows,
  current,
  onView,
  onOpen,
  more,
  busyMore,
  children,
}: InboxListProps) {
  const { t, count } = useFormat();
  const { data: counts } = useQuery(countsQuery);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  useEffect(() => setChosen((before) => before.filter((id) => rows.some((row) => row.approval_id === id))), [rows]);
  const label = (tab: InboxTab) =>
    tab === 'todo' && counts ? `${t(`inbox.view.${tab}`)} ${count(counts.todo)}` : t(`inbox.view.${tab}`);
  return (
    <section className="inbox-list" aria-label={t('shell.inbox')}>
      <header className="inbox-head">
        <h1 className="page-title">{t('shell.inbox')}</h1>
        {counts && <span className="quiet">{t('inbox.canDecide', { count: counts.todo })}</span>}
      </header>
      <Segmented<InboxTab>
        block
        value={view}
        onChange={onView}
        options={TABS.map((tab) => ({ value: tab, label: label(tab) }))}
        className="inbox-views"
      />
      <InboxFilterRow filters={filters} onFilter={onFilter} />
      {children}
      {rows.length > 0 && (
        <ul className="inbox-rows">
          {rows.map((row) => (
            <Row
              key={row.approval_id}
              row={row}
              current={row.approval_id === current}
              chosen={view === 'todo' ? chosen.includes(row.approval_id) : undefined}
              onChoose={(yes) =>
                setChosen(yes ? [...chosen, row.approval_id] : chosen.filter((id) => id !== row.approval_id))
              }
              onOpen={() => onOpen(row.approval_id)}
            />
          ))}
        </ul>
      )}
      {more && (
        <div className="more-rows">
          <Button loading={busyMore} onClick={more}>
            {t('inbox.more')}
          </Button>
        </div>
      )}
      <BulkDecision rows={rows.filter((row) => chosen.includes(row.approval_id))} onClear={() => setChosen([])} />
    </section>
  );
}
