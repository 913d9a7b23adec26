/** The form of an order to decide: amount with 大写, lines asked and granted, what lowering leads to, checks, who decided before. */
import { Input } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { dec, round, sum } from '../../../kernel/decimal.ts';
import { scaleOf } from '../../../kernel/money.ts';
import { useApprovalSteps } from '../../documents/approval-rail.tsx';
import { chineseAmount } from '../../lib/chinese-amount.ts';
import { useNames } from '../../lib/names.ts';
import { useFormat } from '../../lib/use-format.ts';
import { ApprovalStepper } from '../../parts/approval-stepper.tsx';
import { Checks } from '../../parts/checks.tsx';
import { ErrorBlock } from '../../parts/error-block.tsx';
import { Money } from '../../parts/money.tsx';
import { PriceButton } from '../../parts/price-waterfall.tsx';
import { isQuantity, QuantityInput } from '../../parts/quantity-input.tsx';
import { SkeletonRows } from '../../parts/skeleton.tsx';
import { orderQuery } from '../orders/data.ts';
import type { OrderLine, OrderView } from '../orders/data.ts';
import { useChecks, usePriceStory } from '../orders/words.tsx';
import type { ApprovalView, LineChange } from './data.ts';

type OrderFormProps = {
  approval: ApprovalView;
  deciding: boolean;
  changes: readonly LineChange[];
  /** The changed lines and the amount that remains, undefined while it cannot be said. */
  onChanges: (changes: readonly LineChange[], amount: string | undefined) => void;
};

/** Payable after the changes, by the rule of the lines: unit × quantity rounded once. Undefined for prices without tax. */
function payableAfter(order: OrderView, changes: readonly LineChange[]): string | undefined {
  if (!order.tax_included || changes.some((change) => !isQuantity(change.quantity))) return undefined;
  const scale = scaleOf(order.currency);
  const less = changes.map((change) => {
    const line = order.lines.find((item) => item.id === change.line_id);
    return line
      ? dec(line.goods_amount.amount).minus(round(dec(line.unit_price).times(change.quantity), scale))
      : dec(0);
  });
  return dec(order.payable_amount.amount).minus(sum(less)).toFixed(scale);
}

type LineProps = {
  line: OrderLine;
  order: OrderView;
  change: LineChange | undefined;
  deciding: boolean;
  onChange: (change: LineChange | undefined) => void;
};

function Line({ line, order, change, deciding, onChange }: LineProps) {
  const { t, count } = useFormat();
  const { name } = useNames();
  const story = usePriceStory();
  const asked = dec(line.quantity).toFixed();
  const set = (quantity: string) =>
    onChange(quantity === asked ? undefined : { line_id: line.id, quantity, reason: change?.reason ?? '' });
  const above = change && isQuantity(change.quantity) && dec(change.quantity).gt(line.quantity);
  return (
    <>
      <tr>
        <th scope="row">
          {name(line)}
          <small>
            {line.sku_code} ·{' '}
            <PriceButton story={story(line, order.submitted_at, `order_line.${line.id}.unit_price`)} />
          </small>
        </th>
        <td>{count(line.quantity)}</td>
        <td>
          {deciding ? (
            <QuantityInput
              size="small"
              aria-label={t('inbox.grantedOf', { name: name(line) })}
              status={above || (change && !isQuantity(change.quantity)) ? 'error' : undefined}
              value={change?.quantity ?? asked}
              onChange={set}
            />
          ) : (
            count(line.quantity)
          )}
        </td>
        <td>
          <Money
            amount={line.goods_amount.amount}
            look="cell"
            label={name(line)}
            figure={`order_line.${line.id}.amount`}
          />
        </td>
      </tr>
      {change && (
        <tr className="line-reason">
          <td colSpan={4}>
            {above && <div className="field-error">{t('inbox.onlyLower', { quantity: count(line.quantity) })}</div>}
            <Input
              size="small"
              placeholder={t('inbox.lowerReason')}
              aria-label={t('inbox.lowerReason')}
              maxLength={500}
              value={change.reason}
              onChange={(event) => onChange({ ...change, reason: event.target.value })}
            />
          </td>
        </tr>
      )}
    </>
  );
}

function Lines({ order, deciding, changes, onChanges }: Omit<OrderFormProps, 'approval'> & { order: OrderView }) {
  const { t, count } = useFormat();
  const change = (lineId: string, next: LineChange | undefined) => {
    const rest = changes.filter((item) => item.line_id !== lineId);
    const all = next ? [...rest, next] : rest;
    onChanges(all, all.length === 0 ? undefined : payableAfter(order, all));
  };
  return (
    <table className="decision-lines">
      <caption className="sr-only">{t('orders.lines')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('orders.colProduct')}</th>
          <th scope="col">{t('inbox.asked')}</th>
          <th scope="col">{t('inbox.granted')}</th>
          <th scope="col">{t('orders.colAmount')}</th>
        </tr>
      </thead>
      <tbody>
        {order.lines.map((line) => (
          <Line
            key={line.id}
            line={line}
            order={order}
            deciding={deciding}
            change={changes.find((item) => item.line_id === line.id)}
            onChange={(next) => change(line.id, next)}
          />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('common.total')}</th>
          <td>{count(order.quantity)}</td>
          <td />
          <td>
            <Money amount={order.goods_amount.amount} strong />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

function Offsets({ order }: { order: OrderView }) {
  const { t, money } = useFormat();
  if (order.offsets.length === 0) return null;
  return (
    <p className="quiet">
      {order.offsets
        .map((offset) => `${t(`orders.offsetKind.${offset.kind}`)} −${money(offset.amount.amount)}`)
        .join(t('common.listJoin'))}
      {t('common.listJoin')}
      {t('orders.payable')} {money(order.payable_amount.amount, order.currency)}
    </p>
  );
}

/** The column. */
export function OrderForm({ approval, deciding, changes, onChanges }: OrderFormProps) {
  const { t, money, language } = useFormat();
  const steps = useApprovalSteps();
  const checksOf = useChecks();
  const { data, error, refetch } = useQuery(orderQuery(approval.document_id));
  const after = data && changes.length > 0 ? payableAfter(data.order, changes) : undefined;
  const amount = after ?? approval.amount.amount;
  const words = approval.amount.currency === 'CNY' ? chineseAmount(amount) : undefined;
  return (
    <div className="decision-form">
      <div>
        <div className="term-label">{t('inbox.thisAmount')}</div>
        <Money
          amount={amount}
          currency={approval.amount.currency}
          look="hero"
          label={t('orders.payable')}
          figure={`order.${approval.document_id}.payable`}
        />
        {words && (
          <div className="quiet" lang="zh-CN">
            {words}
          </div>
        )}
        {after && (
          <div className="state-text is-wait">
            {t('inbox.lowered', {
              from: money(approval.amount.amount),
              less: money(dec(approval.amount.amount).minus(after).toFixed()),
            })}
          </div>
        )}
      </div>
      {error ? (
        <ErrorBlock error={error} what={t('orders.lines')} onRetry={() => void refetch()} />
      ) : data ? (
        <>
          <Lines order={data.order} deciding={deciding} changes={changes} onChanges={onChanges} />
          <Offsets order={data.order} />
          <div className="checks-narrow">
            <Checks verdicts={checksOf(data.order.verdicts, data.order.currency, approval.status)} />
          </div>
        </>
      ) : (
        <SkeletonRows rows={6} />
      )}
      <div lang={language === 'en' ? undefined : 'zh-CN'}>
        <ApprovalStepper steps={steps(approval)} />
      </div>
    </div>
  );
}
