/** 我的: who is signed in and the settings, the phone's way to them. */
import { useSession } from '../../lib/session.ts';
import { useFormat } from '../../lib/use-format.ts';
import { Face } from '../../parts/face.tsx';
import { PageHead } from '../../parts/section.tsx';
import { SettingsPanel } from '../../shell/settings-menu.tsx';

/** Person, company, settings. */
export function MePage() {
  const { t } = useFormat();
  const session = useSession();
  return (
    <div className="page page-narrow">
      <PageHead title={t('shell.me')} />
      <div className="me-person">
        <Face name={session.user.name} size="large" />
        <span className="two-lines">
          <strong>{session.user.name}</strong>
          <small>{session.title}</small>
          <small>{session.company.name}</small>
        </span>
      </div>
      <SettingsPanel />
    </div>
  );
}
