/** Owns the bell: how many notifications are unread, and the way to them. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Bell as BellDrawing } from 'lucide-react';
import { useFormat } from '../lib/use-format.ts';
import { unreadQuery } from '../pages/notifications/data.ts';
import { Icon } from '../parts/icon.tsx';

/** A link to the notifications; its name says the count. */
export function Bell({ withText = false }: { withText?: boolean }) {
  const { t } = useFormat();
  const { data } = useQuery(unreadQuery);
  const unread = data?.unread ?? 0;
  const name = unread > 0 ? t('notifications.bell', { count: unread }) : t('notifications.title');
  return (
    <Link to="/notifications" className={withText ? 'bell bell-text' : 'icon-button bell'} aria-label={name}>
      <Icon of={BellDrawing} />
      {withText && <span>{t('notifications.title')}</span>}
      {unread > 0 && (
        <span className="bell-count" aria-hidden>
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </Link>
  );
}
