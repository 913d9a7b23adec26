/** Owns the bottom bar of the phone: at most five tabs. */
import { Link } from '@tanstack/react-router';
import { User } from 'lucide-react';
import { size } from '../theme.ts';
import { useSession } from '../lib/session.ts';
import { useFormat } from '../lib/use-format.ts';
import { Icon } from '../parts/icon.tsx';
import { tabsFor } from './rooms.ts';

/** The first rooms of the sidebar, and 我的, where the others are. */
export function TabBar({ waiting }: { waiting: number | undefined }) {
  const { t } = useFormat();
  const session = useSession();
  const { tabs: rooms } = tabsFor(session);
  const active = { className: 'tab-current', 'aria-current': 'page' } as const;
  return (
    <nav className="tab-bar" aria-label={t('shell.navigation')}>
      {rooms.map((room) => (
        <Link
          key={room.key}
          to={room.to}
          className="tab"
          activeProps={active}
          activeOptions={{ exact: room.to === '/' }}
        >
          <Icon of={room.icon} size={size.iconLarge} />
          <span>{t(`shell.${room.key}`)}</span>
          {room.badge && !!waiting && (
            <span className="tab-badge">
              {waiting > 99 ? '99+' : waiting}
              <span className="sr-only"> {t('shell.waiting', { count: waiting })}</span>
            </span>
          )}
        </Link>
      ))}
      <Link to="/me" className="tab" activeProps={active}>
        <Icon of={User} size={size.iconLarge} />
        <span>{t('shell.me')}</span>
      </Link>
    </nav>
  );
}
