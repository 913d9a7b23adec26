/** Owns the head of an invoice or payment: back to its list, number, state, actions, one line of identity. */
import { Link } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { usePhone } from '../../lib/device.ts';
import { useFormat } from '../../lib/use-format.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { DotLine } from '../../parts/section.tsx';
import '../../styles/order.css';

/** The head. */
export function DocumentHead({
  list,
  listName,
  number,
  state,
  actions,
  identity,
}: {
  list: '/invoices' | '/payments';
  listName: string;
  number: string;
  state?: ReactNode;
  actions?: ReactNode;
  identity: readonly ReactNode[];
}) {
  const { t } = useFormat();
  const phone = usePhone();
  return (
    <header className="document-head">
      <div className="document-kicker">
        {phone ? (
          <Link to={list} className="icon-button back" aria-label={t('common.back')}>
            <Icon of={ChevronLeft} size={22} />
          </Link>
        ) : (
          <Link to={list}>{listName}</Link>
        )}
        {phone && <h1 className="page-title">{number}</h1>}
      </div>
      <div className="document-title">
        {!phone && <h1 className="page-title">{number}</h1>}
        <CopyButton text={number} label={t('parts.copyNumber', { number })} />
        {state}
        {actions}
      </div>
      <div className="document-identity">
        <DotLine items={identity} />
      </div>
    </header>
  );
}
