/** One transfer: its postings, the period, and the document it was made for. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ApiProblem } from '../../lib/problem.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useWord } from '../../lib/words.ts';
import { ErrorBlock } from '../../parts/error-block.tsx';
import { DotLine, PageHead, Section } from '../../parts/section.tsx';
import { SkeletonRows } from '../../parts/skeleton.tsx';
import { Stamp } from '../../parts/stamp.tsx';
import { NotFound } from '../../shell/root.tsx';
import { DeskTabs } from '../audit/desk-tabs.tsx';
import { DossierLink } from '../audit/dossier-link.tsx';
import { Postings } from '../audit/postings.tsx';
import { transferQuery } from './data.ts';
import type { TransferView } from './data.ts';

function Transfer({ transfer }: { transfer: TransferView }) {
  const { t, date } = useFormat();
  const word = useWord();
  const { document, corrects_id: corrects, original_period: original, period } = transfer;
  const kind = word(`search.one.${document.type}`) ?? document.type;
  return (
    <>
      <PageHead
        title={`${t('ledger.transfer')} ${word(`ledger.reason.${transfer.reason}`) ?? transfer.reason}`}
        identity={
          <DotLine
            items={[
              <DossierLink key="document" type={document.type} id={document.id}>
                {[kind, document.number].filter(Boolean).join(' ')}
              </DossierLink>,
              word(`books.${transfer.book}`) ?? transfer.book,
              date(transfer.business_date),
              original ? t('ledger.latePeriod', { period, original }) : t('ledger.period', { period }),
              <Stamp key="at" at={transfer.at} />,
              corrects && (
                <Link
                  key="corrects"
                  to="/ledger/transfers/$transferId"
                  params={{ transferId: corrects }}
                  className="link"
                >
                  {t('ledger.corrects')}
                </Link>
              ),
            ]}
          />
        }
      />
      <Section title={t('ledger.postings')}>
        <Postings transfers={[transfer]} withTransfer={false} />
      </Section>
      <dl className="facts facts-bare">
        {[
          [t('ledger.key'), transfer.key],
          [t('ledger.request'), transfer.request_id],
        ].map(
          ([label, value]) =>
            value && (
              <div key={label}>
                <dt>{label}</dt>
                <dd className="breakable">{value}</dd>
              </div>
            ),
        )}
      </dl>
    </>
  );
}

/** The page. */
export function TransferPage() {
  const { t } = useFormat();
  const { transferId } = useParams({ from: '/frame/ledger/transfers/$transferId' });
  const { data, error, refetch } = useQuery(transferQuery(transferId));
  if (error instanceof ApiProblem && error.status === 404) return <NotFound />;
  return (
    <div className="page">
      <DeskTabs current="ledger" />
      {error && !data ? (
        <ErrorBlock error={error} what={t('ledger.transfer')} onRetry={() => void refetch()} />
      ) : data ? (
        <Transfer transfer={data} />
      ) : (
        <SkeletonRows rows={8} />
      )}
    </div>
  );
}
