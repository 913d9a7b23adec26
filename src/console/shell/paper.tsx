/** Owns the frame around papers: no menus, a bar on the screen to print and to choose the language, and the zone of the company. */
import { Button, Segmented } from 'antd';
import { Outlet, useRouter } from '@tanstack/react-router';
import { useSuspenseQuery } from '@tanstack/react-query';
import { ChevronLeft, Printer } from 'lucide-react';
import { chooseLanguage } from '../i18n.ts';
import type { Language } from '../lib/format.ts';
import { SessionContext, sessionQuery } from '../lib/session.ts';
import { ZoneContext, useFormat } from '../lib/use-format.ts';
import { Icon } from '../parts/icon.tsx';
import '../styles/paper.css';

function Bar() {
  const { t, language } = useFormat();
  const router = useRouter();
  return (
    <div className="paper-bar" role="toolbar" aria-label={t('paper.bar')}>
      <Button icon={<Icon of={ChevronLeft} />} onClick={() => router.history.back()}>
        {t('common.back')}
      </Button>
      <Segmented<Language>
        aria-label={t('shell.language')}
        value={language}
        onChange={chooseLanguage}
        options={[
          { value: 'zh', label: '中文' },
          { value: 'en', label: 'English' },
        ]}
      />
      <Button type="primary" icon={<Icon of={Printer} />} onClick={() => window.print()}>
        {t('orders.print')}
      </Button>
    </div>
  );
}

/** Bar and paper. */
export function PaperFrame() {
  const { data: session } = useSuspenseQuery(sessionQuery);
  return (
    <SessionContext value={session}>
      <ZoneContext value={session.company.zone}>
        <div className="paper-desk">
          <Bar />
          <main id="content">
            <Outlet />
          </main>
        </div>
      </ZoneContext>
    </SessionContext>
  );
}
