/** The form of a return to decide: amount, why, lines with condition and price, who decided before, what happened so far. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ReturnView } from '../../../returns/schema.ts';
import { useApprovalSteps } from '../../documents/approval-rail.tsx';
import { EventTimeline } from '../../documents/event-timeline.tsx';
import { get } from '../../lib/api.ts';
import { chineseAmount } from '../../lib/chinese-amount.ts';
import { useNames } from '../../lib/names.ts';
import { useFormat } from '../../lib/use-format.ts';
import { ApprovalStepper } from '../../parts/approval-stepper.tsx';
import { ErrorBlock } from '../../parts/error-block.tsx';
import { Money } from '../../parts/money.tsx';
import { Section } from '../../parts/section.tsx';
import { SkeletonRows } from '../../parts/skeleton.tsx';
import type { ApprovalView } from './data.ts';

const returnQuery = (id: string) =>
  queryOptions({
    queryKey: ['returns', 'one', id],
    queryFn: ({ signal }) => get<ReturnView>(`/returns/${id}`, undefined, signal),
  });

function Lines({ view }: { view: ReturnView }) {
  const { t, count, money } = useFormat();
  const { name } = useNames();
  return (
    <table className="decision-lines">
      <caption className="sr-only">{t('acts.toReturn')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('orders.colProduct')}</th>
          <th scope="col">{t('orders.colQuantity')}</th>
          <th scope="col">{t('orders.colNet')}</th>
          <th scope="col">{t('orders.colAmount')}</th>
        </tr>
      </thead>
      <tbody>
        {view.lines.map((line) => (
          <tr key={line.id}>
            <th scope="row">
              {name(line)}
              <small>
                {line.sku_code} · {t(`acts.conditions.${line.condition}`)}
              </small>
            </th>
            <td>{count(line.quantity)}</td>
            <td>{money(line.unit_price)}</td>
            <td>
              <Money amount={line.gross_amount.amount} look="cell" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Both columns. */
export function ReturnForm({ approval }: { approval: ApprovalView }) {
  const { t } = useFormat();
  const steps = useApprovalSteps();
  const { data, error, refetch } = useQuery(returnQuery(approval.document_id));
  const words = approval.amount.currency === 'CNY' ? chineseAmount(approval.amount.amount) : undefined;
  return (
    <>
      <div className="decision-form">
        <div>
          <div className="term-label">{t('inbox.thisReturn')}</div>
          <Money
            {...approval.amount}
            look="hero"
            label={t('orders.returns')}
            figure={`return.${approval.document_id}.gross`}
          />
          {words && (
            <div className="quiet" lang="zh-CN">
              {words}
            </div>
          )}
        </div>
        {error ? (
          <ErrorBlock error={error} what={t('orders.returns')} onRetry={() => void refetch()} />
        ) : data ? (
          <>
            <p>
              {t('acts.reason')}
              {t('common.colon')}
              {data.reason}
            </p>
            <Lines view={data} />
          </>
        ) : (
          <SkeletonRows rows={5} />
        )}
        <ApprovalStepper steps={steps(approval)} />
      </div>
      <aside className="decision-evidence">
        {data && (
          <Section title={t('parts.timeline')} className="evidence-part">
            <EventTimeline events={data.events} currency={data.currency} />
          </Section>
        )}
      </aside>
    </>
  );
}
