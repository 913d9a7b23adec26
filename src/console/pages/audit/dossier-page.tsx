/** Everything about one document on one page: postings, versions, approvals and what was done or refused, each part a link on. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useNames } from '../../lib/names.ts';
import { ApiProblem } from '../../lib/problem.ts';
import { useFormat } from '../../lib/use-format.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { ErrorBlock } from '../../parts/error-block.tsx';
import { Money } from '../../parts/money.tsx';
import { DotLine, PageHead, Section } from '../../parts/section.tsx';
import { SkeletonDocument } from '../../parts/skeleton.tsx';
import { NotFound } from '../../shell/root.tsx';
import { useHitWords } from '../search/hits.tsx';
import { FIGURE } from '../search/figures.ts';
import { dossierQuery } from './data.ts';
import type { Dossier } from './data.ts';
import { DeskTabs } from './desk-tabs.tsx';
import { DossierApprovals } from './dossier-approvals.tsx';
import { DossierEvents } from './dossier-events.tsx';
import { DossierLink } from './dossier-link.tsx';
import { DossierVersions } from './dossier-versions.tsx';
import { Postings } from './postings.tsx';

function Head({ dossier }: { dossier: Dossier }) {
  const { t, date } = useFormat();
  const { name } = useNames();
  const words = useHitWords();
  const { document, workflow_id: workflow } = dossier;
  const figure = FIGURE[document.kind];
  const number = document.number ?? t('orders.draftNumber');
  return (
    <PageHead
      title={
        <>
          {t(`search.one.${document.kind}`)} {number}
        </>
      }
      note={<CopyButton text={number} label={t('parts.copyNumber', { number })} />}
      identity={
        <DotLine
          items={[
            document.party && name(document.party),
            document.status && words.state(document),
            document.date && date(document.date),
            document.amount && (
              <Money
                key="amount"
                {...document.amount}
                label={number}
                figure={figure && `${document.kind}.${document.id}.${figure}`}
              />
            ),
            document.order_id && (
              <Link key="order" to="/orders/$orderId" params={{ orderId: document.order_id }} className="link">
                {t('audit.openOrder')}
              </Link>
            ),
            workflow?.startsWith('order:') && document.order_id && (
              <Link
                key="history"
                to="/orders/$orderId/history"
                params={{ orderId: document.order_id }}
                className="link"
              >
                {t('orders.history')}
              </Link>
            ),
          ]}
        />
      }
    />
  );
}

function Related({ dossier }: { dossier: Dossier }) {
  const { t } = useFormat();
  if (dossier.related.length === 0) return null;
  return (
    <Section title={t('audit.related')} className="rail-part">
      <ul className="related">
        {dossier.related.map((hit) => (
          <li key={hit.id} className="card-line">
            <span>
              <span className="quiet">{t(`search.one.${hit.kind}`)}</span>{' '}
              <DossierLink type={hit.kind} id={hit.id}>
                {hit.number ?? t('orders.draftNumber')}
              </DossierLink>
            </span>
            {hit.amount && <Money {...hit.amount} />}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Body({ dossier }: { dossier: Dossier }) {
  const { t, money } = useFormat();
  const { transfers, totals } = dossier;
  return (
    <div className="document-columns">
      <div className="document-main">
        <Section
          title={t('audit.postings')}
          note={
            transfers.length > 0 ? t('audit.difference', { amount: money(totals.difference) }) : t('audit.noPostings')
          }
        >
          {transfers.length > 0 && <Postings transfers={transfers} totals={totals} />}
        </Section>
        <DossierVersions versions={dossier.versions} />
        <DossierEvents events={dossier.events} more={dossier.has_more_events} />
      </div>
      <aside className="document-rail">
        <DossierApprovals approvals={dossier.approvals} />
        <Related dossier={dossier} />
      </aside>
    </div>
  );
}

/** The page. */
export function DossierPage() {
  const { t } = useFormat();
  const { type, id } = useParams({ from: '/frame/audit/$type/$id' });
  const { data, error, refetch } = useQuery(dossierQuery(type, id));
  if (error instanceof ApiProblem && (error.status === 404 || error.status === 400)) return <NotFound />;
  return (
    <div className="page">
      <DeskTabs />
      {error && !data ? (
        <ErrorBlock error={error} what={t('audit.dossier')} onRetry={() => void refetch()} />
      ) : data ? (
        <>
          <Head dossier={data} />
          <Body dossier={data} />
        </>
      ) : (
        <SkeletonDocument />
      )}
    </div>
  );
}
