/** 我的: who is signed in and the settings, the phone's way to them. */
import { Link } from '@tanstack/react-router';
import { usePhone } from '../../lib/device.ts';
import '../../styles/machines.css';
import { useState } from 'react';
import { useNames } from '../../lib/names.ts';
import { useSession } from '../../lib/session.ts';
import { useFormat } from '../../lib/use-format.ts';
import { Face } from '../../parts/face.tsx';
import { Icon } from '../../parts/icon.tsx';
import { tabsFor } from '../../shell/rooms.ts';
import { PageHead, Section } from '../../parts/section.tsx';
import { OwnSessions } from '../people/sessions.tsx';
import { PasswordForm } from './password-form.tsx';
import { Bell } from '../../shell/bell.tsx';
import { SettingsPanel } from '../../shell/settings-menu.tsx';

/** Person, company, the rooms that have no tab, settings. */
export function MePage() {
  const { t } = useFormat();
  const { name, reach, companyShort } = useNames();
  const session = useSession();
  const phone = usePhone();
  const rest = phone ? tabsFor(session).rest : [];
  const [changed, setChanged] = useState(false);
  return (
    <div className="page page-narrow page-sections">
      <PageHead title={t('shell.me')} />
      <div className="me-person">
        <Face name={name(session)} size="large" />
        <span className="two-lines">
          <strong>{name(session)}</strong>
          <small>{reach(session)}</small>
          <small>{companyShort(session)}</small>
        </span>
      </div>
      {rest.length > 0 && (
        <nav className="me-rooms" aria-label={t('shell.navigation')}>
          {rest.map((room) => (
            <Link key={room.key} to={room.to} className="room">
              <Icon of={room.icon} />
              <span className="room-name">{t(`shell.${room.key}`)}</span>
            </Link>
          ))}
        </nav>
      )}
      <Bell withText />
      <SettingsPanel />
      <OwnSessions />
      <Section title={t('people.password')}>
        <PasswordForm onDone={() => setChanged(true)} />
        {changed && (
          <p role="status" className="second">
            {t('people.passwordChanged')}
          </p>
        )}
      </Section>
    </div>
  );
}
