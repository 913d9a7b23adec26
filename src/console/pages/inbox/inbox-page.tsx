/** The inbox: four views, the list, the decision and its evidence side by side; on the phone one after the other. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo } from 'react';
import { usePhone } from '../../lib/device.ts';
import { isTyping } from '../../lib/keys.ts';
import { useFormat } from '../../lib/use-format.ts';
import { Empty, TrayDrawing } from '../../parts/empty.tsx';
import { ErrorBlock } from '../../parts/error-block.tsx';
import { SkeletonRows } from '../../parts/skeleton.tsx';
import { inboxQuery } from './data.ts';
import type { InboxFilters, InboxRow, InboxTab } from './data.ts';
import { DecisionPane } from './decision-pane.tsx';
import { InboxList } from './inbox-list.tsx';
import '../../styles/order.css';
import '../../styles/inbox.css';

/** `j` and `k` move through the list, unless one is typing. */
function useMoveKeys(rows: readonly InboxRow[], current: string | undefined, onOpen: (id: string) => void): void {
  useEffect(() => {
    const move = (event: KeyboardEvent) => {
      if ((event.key !== 'j' && event.key !== 'k') || isTyping(event)) return;
      const at = rows.findIndex((row) => row.approval_id === current);
      const next = rows[at + (event.key === 'j' ? 1 : -1)];
      if (next) onOpen(next.approval_id);
    };
    window.addEventListener('keydown', move);
    return () => window.removeEventListener('keydown', move);
  }, [rows, current, onOpen]);
}

/** The page; the view and the open item live in the address. */
export function InboxPage() {
  const { t } = useFormat();
  const phone = usePhone();
  const navigate = useNavigate({ from: '/inbox' });
  const { view = 'todo', id, type, exception, overdue, q } = useSearch({ from: '/frame/inbox' });
  const filters = useMemo((): InboxFilters => ({ type, exception, overdue, q }), [type, exception, overdue, q]);
  const inbox = useInfiniteQuery(inboxQuery(view, filters));
  const { data } = inbox;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.data) ?? [], [data]);
  const open = useCallback(
    (next: string | undefined) =>
      void navigate({ to: '/inbox', search: (before) => ({ ...before, figure: undefined, id: next }) }),
    [navigate],
  );
  const onView = (next: InboxTab) =>
    void navigate({ to: '/inbox', search: { ...filters, view: next === 'todo' ? undefined : next } });
  const onFilter = useCallback(
    (next: InboxFilters) => void navigate({ to: '/inbox', search: ({ view: shown }) => ({ view: shown, ...next }) }),
    [navigate],
  );
  const narrowed = Object.values(filters).some(Boolean);
  const current = id ?? (phone ? undefined : rows[0]?.approval_id);
  useMoveKeys(rows, current, open);
  const at = rows.findIndex((row) => row.approval_id === current);
  const next = rows[at + 1] ?? rows[at - 1];
  const list = (
    <InboxList
      view={view}
      filters={filters}
      onFilter={onFilter}
      rows={rows}
      current={current}
      onView={onView}
      onOpen={open}
      more={inbox.hasNextPage ? () => void inbox.fetchNextPage() : undefined}
      busyMore={inbox.isFetchingNextPage}
    >
      {inbox.error ? (
        <ErrorBlock error={inbox.error} what={t('shell.inbox')} onRetry={() => void inbox.refetch()} />
      ) : !data ? (
        <SkeletonRows rows={8} />
      ) : rows.length === 0 ? (
        narrowed ? (
          <Empty title={t('inbox.filter.none')} text={t('inbox.filter.noneText')} />
        ) : (
          <Empty drawing={<TrayDrawing />} title={t(`inbox.empty.${view}`)} text={t(`inbox.emptyText.${view}`)} />
        )
      ) : null}
    </InboxList>
  );
  const pane = current && (
    <DecisionPane
      key={current}
      approvalId={current}
      place={
        at < 0
          ? undefined
          : { at: at + 1, of: rows.length, previous: rows[at - 1]?.approval_id, next: rows[at + 1]?.approval_id }
      }
      onOpen={open}
      onDecided={() => open(view === 'todo' ? (phone ? undefined : next?.approval_id) : current)}
    />
  );
  if (phone) return pane || list;
  return (
    <div className="inbox">
      {list}
      <div className="inbox-pane">{pane || (rows.length > 0 && <Empty title={t('inbox.nothingOpen')} />)}</div>
    </div>
  );
}
