/** Owns the frame around every room: sidebar or icons or tab bar, the figure drawer, the zone of the company. */
import { Outlet, useMatches } from '@tanstack/react-router';
import { useSuspenseQuery } from '@tanstack/react-query';
import { usePhone } from '../lib/device.ts';
import { SessionContext, sessionQuery } from '../lib/session.ts';
import { ZoneContext, useFormat } from '../lib/use-format.ts';
import { IconRail, Sidebar } from './sidebar.tsx';
import { TabBar } from './tab-bar.tsx';
import { useWaiting } from './waiting.ts';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** The room needs the width: icons instead of the sidebar. */
    wide?: boolean;
    /** An inner page: no tab bar on the phone, a back arrow instead. */
    inner?: boolean;
    /** A search parameter that makes the page an inner one. */
    innerWith?: string;
  }
}

/** Frame with the room inside. */
export function Frame() {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { t } = useFormat();
  const phone = usePhone();
  const matches = useMatches();
  const waiting = useWaiting(session);
  const wide = matches.some((match) => match.staticData.wide);
  const inner = matches.some(({ staticData, search }) => {
    const opened: Record<string, unknown> = search;
    return staticData.inner || (staticData.innerWith !== undefined && opened[staticData.innerWith] !== undefined);
  });
  return (
    <SessionContext value={session}>
      <ZoneContext value={session.company.zone}>
        <a href="#content" className="skip">
          {t('shell.skip')}
        </a>
        <div className={phone ? 'frame frame-phone' : wide ? 'frame frame-wide' : 'frame'}>
          {!phone && (
            <div className="frame-side">{wide ? <IconRail waiting={waiting} /> : <Sidebar waiting={waiting} />}</div>
          )}
          <main id="content" className={inner ? 'room-page room-page-inner' : 'room-page'} tabIndex={-1}>
            <Outlet />
          </main>
          {phone && !inner && <TabBar waiting={waiting} />}
        </div>
      </ZoneContext>
    </SessionContext>
  );
}
