/** What was found of one kind. */
import { Link } from '@tanstack/react-router';
import { useFormat } from '../../lib/use-format.ts';
import { useNames } from '../../lib/names.ts';
import { useWord } from '../../lib/words.ts';
import { DataTable, TwoLines } from '../../parts/data-table.tsx';
import type { Column } from '../../parts/data-table.tsx';
import { Money } from '../../parts/money.tsx';
import { DossierLink } from '../audit/dossier-link.tsx';
import { dossierType } from '../audit/data.ts';
import { may } from '../../lib/ability.ts';
import { useSession } from '../../lib/session.ts';
import type { SearchHit, SearchKind } from './data.ts';
import { FIGURE } from './figures.ts';

function HitName({ hit }: { hit: SearchHit }) {
  const { t } = useFormat();
  const session = useSession();
  const { name } = useNames();
  const text =
    hit.number ?? (hit.name === null ? t('orders.draftNumber') : name({ name: hit.name, name_en: hit.name_en }));
  if (dossierType(hit.kind) && may(session, 'read', 'audit') && may(session, 'read', 'ledger'))
    return (
      <DossierLink type={hit.kind} id={hit.id}>
        {text}
      </DossierLink>
    );
  if (hit.order_id === null) return <span className="nowrap">{text}</span>;
  return (
    <Link to="/orders/$orderId" params={{ orderId: hit.order_id }} className="link nowrap">
      {text}
    </Link>
  );
}

/** How a hit is said. */
export function useHitWords() {
  const { t } = useFormat();
  const { name } = useNames();
  const word = useWord();
  return {
    who(hit: SearchHit): string {
      if (hit.kind === 'partner' && hit.name !== null) return name({ name: hit.name, name_en: hit.name_en });
      return hit.party ? name(hit.party) : t('common.nothing');
    },
    state(hit: SearchHit): string {
      if (hit.status === null) return t('common.nothing');
      const room =
        hit.kind === 'order' ? 'orders.status' : hit.kind === 'return' ? 'orders.returnState' : 'search.status';
      return word(`${room}.${hit.status}`) ?? hit.status;
    },
  };
}

function HitAmount({ hit, look }: { hit: SearchHit; look: 'cell' | 'text' }) {
  const { t } = useFormat();
  if (!hit.amount) return <>{t('common.nothing')}</>;
  const figure = FIGURE[hit.kind];
  return (
    <Money
      {...hit.amount}
      look={look}
      label={[t(`search.kind.${hit.kind}`), hit.number].filter(Boolean).join(' ')}
      figure={figure && `${hit.kind}.${hit.id}.${figure}`}
    />
  );
}

function useColumns(): Column<SearchHit>[] {
  const { t, date } = useFormat();
  const words = useHitWords();
  return [
    {
      key: 'number',
      title: t('search.colNumber'),
      heads: true,
      width: '24%',
      cell: (hit) => <TwoLines first={<HitName hit={hit} />} second={hit.kind === 'payment' ? hit.name : undefined} />,
    },
    { key: 'who', title: t('search.colWho'), width: '28%', cell: (hit) => words.who(hit) },
    {
      key: 'date',
      title: t('search.colDate'),
      width: '14%',
      cell: (hit) => <span className="second">{hit.date ? date(hit.date) : t('common.nothing')}</span>,
    },
    { key: 'state', title: t('search.colState'), width: '14%', cell: (hit) => words.state(hit) },
    {
      key: 'amount',
      title: t('search.colAmount'),
      align: 'right',
      width: '20%',
      cell: (hit) => <HitAmount hit={hit} look="cell" />,
    },
  ];
}

function HitCard({ hit }: { hit: SearchHit }) {
  const { t, date } = useFormat();
  const words = useHitWords();
  return (
    <>
      <div className="card-line">
        <HitName hit={hit} />
        <HitAmount hit={hit} look="text" />
      </div>
      <div className="card-line card-quiet">
        <span>{words.who(hit)}</span>
        <span>{[hit.date && date(hit.date), hit.status && words.state(hit)].filter(Boolean).join(' · ')}</span>
      </div>
      {hit.kind === 'payment' && hit.name && <div className="card-quiet">{hit.name}</div>}
      <span className="sr-only">{t(`search.kind.${hit.kind}`)}</span>
    </>
  );
}

/** The rows. */
export function Hits({ kind, hits }: { kind: SearchKind; hits: readonly SearchHit[] }) {
  const { t } = useFormat();
  const columns = useColumns();
  return (
    <DataTable
      caption={t(`search.kind.${kind}`)}
      columns={columns}
      rows={hits}
      rowKey={(hit) => hit.id}
      card={(hit) => <HitCard hit={hit} />}
    />
  );
}
