/** The pages of the auditor's desk, over each of them, for those who may read the audit log. */
import { Link } from '@tanstack/react-router';
import { may } from '../../lib/ability.ts';
import { useSession } from '../../lib/session.ts';
import { useFormat } from '../../lib/use-format.ts';
import '../../styles/audit.css';

const PAGES = [
  { key: 'search', to: '/search', needs: 'audit' },
  { key: 'ledger', to: '/ledger', needs: 'ledger' },
] as const;

/** Links in a row; nothing for those without the desk. */
export function DeskTabs({ current }: { current?: (typeof PAGES)[number]['key'] }) {
  const { t } = useFormat();
  const session = useSession();
  if (!may(session, 'read', 'audit')) return null;
  return (
    <nav className="saved-tabs" aria-label={t('audit.desk')}>
      <div className="saved-tabs-list">
        {PAGES.filter(({ needs }) => may(session, 'read', needs)).map(({ key, to }) => (
          <Link
            key={key}
            to={to}
            className={key === current ? 'saved-tab saved-tab-current' : 'saved-tab'}
            aria-current={key === current ? 'page' : undefined}
          >
            {t(`audit.tab.${key}`)}
          </Link>
        ))}
      </div>
    </nav>
  );
}
