/** Owns the head of the sidebar: the product, the company one works in, and the way to another one. */
import { Popover } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ChevronsUpDown } from 'lucide-react';
import { useState } from 'react';
import { useNames } from '../lib/names.ts';
import { chooseCompany, useSession } from '../lib/session.ts';
import { useFormat } from '../lib/use-format.ts';
import { Icon } from '../parts/icon.tsx';
import { Logo } from './logo.tsx';

/** With one company it only names it. */
export function CompanySwitch() {
  const { t } = useFormat();
  const { name, companyShort } = useNames();
  const session = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const choose = async (id: string) => {
    setOpen(false);
    chooseCompany(id);
    await navigate({ to: '/' });
    await queries.resetQueries();
  };
  return (
    <div className="sidebar-company">
      <Logo size={28} />
      <span className="two-lines">
        <strong>{t('common.product')}</strong>
        <small title={companyShort(session)}>{companyShort(session)}</small>
      </span>
      {session.companies.length > 1 && (
        <Popover
          trigger="click"
          placement="bottomRight"
          arrow={false}
          open={open}
          onOpenChange={setOpen}
          content={
            <div className="choice-list" role="group" aria-label={t('shell.company')}>
              {session.companies.map((company) => (
                <button
                  key={company.id}
                  type="button"
                  className="choice"
                  aria-pressed={company.id === session.company.id}
                  onClick={() => void choose(company.id)}
                >
                  {name(company)}
                </button>
              ))}
            </div>
          }
        >
          <button type="button" className="icon-button" aria-label={t('shell.company')} aria-expanded={open}>
            <Icon of={ChevronsUpDown} />
          </button>
        </Popover>
      )}
    </div>
  );
}
