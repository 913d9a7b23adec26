/** 我的: who is signed in and the settings, the phone's way to them. */
import { useNames } from '../../lib/names.ts';
import { useSession } from '../../lib/session.ts';
import { useFormat } from '../../lib/use-format.ts';
import { Face } from '../../parts/face.tsx';
import { PageHead } from '../../parts/section.tsx';
import { SettingsPanel } from '../../shell/settings-menu.tsx';

/** Person, company, settings. */
export function MePage() {
  const { t } = useFormat();
  const { name, reach, companyShort } = useNames();
  const session = useSession();
  return (
    <div className="page page-narrow">
      <PageHead title={t('shell.me')} />
      <div className="me-person">
        <Face name={name(session)} size="large" />
        <span className="two-lines">
          <strong>{name(session)}</strong>
          <small>{reach(session)}</small>
          <small>{companyShort(session)}</small>
        </span>
      </div>
      <SettingsPanel />
    </div>
  );
}
