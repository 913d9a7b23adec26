/** What one was told: newest first, read or not, each with the way to its document. */
import { Button, Segmented } from 'antd';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useAct } from '../../lib/use-act.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useWord } from '../../lib/words.ts';
import { Empty } from '../../parts/empty.tsx';
import { ErrorBlock } from '../../parts/error-block.tsx';
import { PageHead } from '../../parts/section.tsx';
import { SkeletonRows } from '../../parts/skeleton.tsx';
import { Stamp } from '../../parts/stamp.tsx';
import '../../styles/policies.css';
import { notificationsQuery, readAll, readOne } from './data.ts';
import type { Notification } from './data.ts';

/** What happened, in the reader's language. */
function useSentence(): (notification: Notification) => string {
  const { t, language, money } = useFormat();
  const word = useWord();
  return ({ kind, params }) => {
    const values: Record<string, string> = {};
    for (const [key, value] of Object.entries(params)) values[key] = value === null ? '' : String(value);
    const { name = '', name_en: english = '', amount, currency } = values;
    values['name'] = (language === 'en' && english) || name;
    if (amount !== undefined && currency !== undefined) values['amount'] = money(amount, currency);
    return (
      word(`notifications.kind.${kind.replace('.', '_')}`, values) ??
      t('notifications.other', { number: values['number'] ?? '' })
    );
  };
}

function Target({ notification, onOpen }: { notification: Notification; onOpen: () => void }) {
  const { kind, params, document_type: type, document_id: id } = notification;
  const sentence = useSentence();
  const text = sentence(notification);
  const approval = params['approval_id'];
  if (kind.startsWith('approval.') && typeof approval === 'string')
    return (
      <Link to="/inbox" search={{ id: approval }} className="link" onClick={onOpen}>
        {text}
      </Link>
    );
  if (type === 'order')
    return (
      <Link to="/orders/$orderId" params={{ orderId: id }} className="link" onClick={onOpen}>
        {text}
      </Link>
    );
  return <span>{text}</span>;
}

/** The page. */
export function NotificationsPage() {
  const { t } = useFormat();
  const queries = useQueryClient();
  const [unread, setUnread] = useState(true);
  const list = useInfiniteQuery(notificationsQuery(unread));
  const refresh = () => void queries.invalidateQueries({ queryKey: ['notifications'] });
  const one = useAct(readOne, refresh);
  const all = useAct(readAll, refresh);
  const rows = list.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <div className="page page-narrow">
      <PageHead
        title={t('notifications.title')}
        actions={
          <Button loading={all.busy} onClick={() => void all.run({})}>
            {t('notifications.readAll')}
          </Button>
        }
      />
      <Segmented<boolean>
        aria-label={t('notifications.which')}
        value={unread}
        onChange={setUnread}
        options={[
          { value: true, label: t('notifications.unread') },
          { value: false, label: t('notifications.all') },
        ]}
      />
      {list.error ? (
        <ErrorBlock error={list.error} what={t('notifications.title')} onRetry={() => void list.refetch()} />
      ) : !list.data ? (
        <SkeletonRows rows={6} />
      ) : rows.length === 0 ? (
        <Empty title={t('notifications.emptyTitle')} text={t('notifications.emptyText')} />
      ) : (
        <ul className="notices">
          {rows.map((row) => (
            <li key={row.id} className={row.read_at === null ? 'notice-row notice-unread' : 'notice-row'}>
              <Target notification={row} onOpen={() => row.read_at === null && void one.run(row.id)} />
              <span className="notice-foot">
                <Stamp at={row.created_at} />
                {row.read_at === null && (
                  <button type="button" className="link-button" onClick={() => void one.run(row.id)}>
                    {t('notifications.read')}
                  </button>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('inbox.more')}
        </Button>
      )}
    </div>
  );
}
