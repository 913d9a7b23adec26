/** Owns the sidebar, 204 px, or 56 px of icons where a page needs the width. */
import { Tooltip } from 'antd';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useNames } from '../lib/names.ts';
import { useSession } from '../lib/session.ts';
import { useFormat } from '../lib/use-format.ts';
import { Face } from '../parts/face.tsx';
import { Icon } from '../parts/icon.tsx';
import { Bell } from './bell.tsx';
import { CompanySwitch } from './company-switch.tsx';
import { Logo } from './logo.tsx';
import { roomsFor } from './rooms.ts';
import type { Room } from './rooms.ts';
import { SearchRoom } from './search-room.tsx';
import { SettingsMenu } from './settings-menu.tsx';

type SidebarProps = { waiting: number | undefined };

function RoomLink({ room, waiting, bare }: { room: Room; waiting: number | undefined; bare: boolean }) {
  const { t } = useFormat();
  const badge = room.badge && waiting ? waiting : undefined;
  const link = (
    <Link
      to={room.to}
      className={bare ? 'room room-bare' : 'room'}
      activeProps={{ className: 'room-current', 'aria-current': 'page' }}
      activeOptions={{ exact: room.to === '/' }}
    >
      <Icon of={room.icon} />
      <span className={bare ? 'sr-only' : 'room-name'}>{t(`shell.${room.key}`)}</span>
      {badge !== undefined && (
        <span className="badge">
          {badge > 99 ? '99+' : badge}
          <span className="sr-only"> {t('shell.waiting', { count: badge })}</span>
        </span>
      )}
    </Link>
  );
  return bare ? (
    <Tooltip title={t(`shell.${room.key}`)} placement="right">
      {link}
    </Tooltip>
  ) : (
    link
  );
}

/** Company, search, rooms, person. */
export function Sidebar({ waiting }: SidebarProps) {
  const { t } = useFormat();
  const { name, reach } = useNames();
  const session = useSession();
  return (
    <aside className="sidebar" aria-label={t('shell.sidebar')}>
      <CompanySwitch />
      <SearchRoom />
      <nav className="rooms" aria-label={t('shell.navigation')}>
        {roomsFor(session).map((group) => (
          <Fragment key={group.key}>
            {group.key !== 'top' && <div className="rooms-group">{t(`shell.${group.key}`)}</div>}
            {group.rooms.map((room) => (
              <RoomLink key={room.key} room={room} waiting={waiting} bare={false} />
            ))}
          </Fragment>
        ))}
      </nav>
      <div className="sidebar-person">
        <Face name={name(session)} size="large" />
        <span className="two-lines">
          <strong>{name(session)}</strong>
          <small title={reach(session)}>{reach(session)}</small>
        </span>
        <Bell />
        <SettingsMenu />
      </div>
    </aside>
  );
}

/** The same rooms as icons with names on hover and focus. */
export function IconRail({ waiting }: SidebarProps) {
  const { t } = useFormat();
  const { name } = useNames();
  const session = useSession();
  return (
    <aside className="icon-rail" aria-label={t('shell.sidebar')}>
      <Link to="/" aria-label={t('common.productFull')}>
        <Logo size={28} />
      </Link>
      <nav className="rooms" aria-label={t('shell.navigation')}>
        {roomsFor(session).map((group) => (
          <div key={group.key} className="icon-group">
            {group.rooms.map((room) => (
              <RoomLink key={room.key} room={room} waiting={waiting} bare />
            ))}
          </div>
        ))}
      </nav>
      <Bell />
      <SettingsMenu>
        <Face name={name(session)} size="large" />
      </SettingsMenu>
    </aside>
  );
}
