/** Owns the settings of the signed-in person: language, appearance, sign out. */
import { Button, Popover, Segmented } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { LogOut, Settings } from 'lucide-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { chooseLanguage } from '../i18n.ts';
import { chooseMode, useLook } from '../lib/device.ts';
import type { ModeChoice } from '../lib/device.ts';
import type { Language } from '../lib/format.ts';
import { signOut, tellLanguage } from '../lib/session.ts';
import { useFormat } from '../lib/use-format.ts';
import { Icon } from '../parts/icon.tsx';

/** The choices themselves; also the content of the phone's 我的. */
export function SettingsPanel() {
  const { t, language } = useFormat();
  const { choice } = useLook();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const leave = async () => {
    setBusy(true);
    await signOut().catch(() => undefined);
    queries.clear();
    await navigate({ to: '/sign-in', search: {} });
  };
  return (
    <div className="settings">
      <div className="settings-row">
        <span>{t('shell.language')}</span>
        <Segmented<Language>
          aria-label={t('shell.language')}
          value={language}
          onChange={(next) => {
            chooseLanguage(next);
            tellLanguage(next);
          }}
          options={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
      </div>
      <div className="settings-row">
        <span>{t('shell.appearance')}</span>
        <Segmented<ModeChoice>
          aria-label={t('shell.appearance')}
          value={choice}
          onChange={chooseMode}
          options={[
            { value: 'light', label: t('shell.light') },
            { value: 'dark', label: t('shell.dark') },
            { value: 'system', label: t('shell.system') },
          ]}
        />
      </div>
      <Button block loading={busy} icon={<Icon of={LogOut} />} onClick={() => void leave()}>
        {t('shell.signOut')}
      </Button>
    </div>
  );
}

function Choices() {
  const { t } = useFormat();
  return (
    <div className="settings">
      <Link to="/me">{t('shell.myAccount')}</Link>
      <SettingsPanel />
    </div>
  );
}

/** The gear at the bottom of the sidebar, or a face in the icon rail. */
export function SettingsMenu({ children }: { children?: ReactNode }) {
  const { t } = useFormat();
  return (
    <Popover trigger="click" placement="rightBottom" arrow={false} content={<Choices />} destroyOnHidden>
      <button type="button" className="icon-button">
        {children ?? <Icon of={Settings} />}
        <span className="sr-only">{t('shell.settings')}</span>
      </button>
    </Popover>
  );
}
