/** The stage strip and the equation of an order. */
import { Decimal } from 'decimal.js';
import { dec, sum } from '../../../kernel/decimal.ts';
import { useFormat } from '../../lib/use-format.ts';
import { MoneyStrip } from '../../parts/money-strip.tsx';
import type { Term } from '../../parts/money-strip.tsx';
import { StageStrip } from '../../parts/stage-strip.tsx';
import type { OrderView } from './data.ts';

const counts: Partial<Record<OrderView['stages'][number]['name'], 'shipped_quantity' | 'received_quantity'>> = {
  shipped: 'shipped_quantity',
  received: 'received_quantity',
};

/** How far the order has come; a partly done stage shows its share and count. */
export function OrderStages({ order }: { order: OrderView }) {
  const { t, count, stamp } = useFormat();
  const current =
    order.stages.find((stage) => stage.state === 'partial') ??
    order.stages.findLast((stage) => stage.state !== 'waiting');
  return (
    <StageStrip
      stages={order.stages.map((stage) => {
        const partly = stage.state === 'partial';
        const name = t(`orders.stage.${stage.name}`);
        const share = dec(stage.share).times(100).toDecimalPlaces(0, Decimal.ROUND_DOWN);
        const counted = counts[stage.name];
        const progress = counted && partly ? `${count(order[counted])} / ${count(order.quantity)}` : undefined;
        return {
          key: stage.name,
          name: partly ? t('orders.stage.share', { name, share: `${share.toFixed()}%` }) : name,
          note: progress ?? (stage.at ? stamp(stage.at) : undefined),
          share: stage.state === 'done' ? 1 : partly ? Math.max(0.02, share.toNumber() / 100) : 0,
          current: stage === current,
        };
      })}
    />
  );
}

/** List total − policies − offsets = payable; the parts shown add up. */
export function OrderEquation({ order }: { order: OrderView }) {
  const { t, count, money } = useFormat();
  const { currency } = order;
  const rules = new Set(
    order.lines.flatMap((line) =>
      line.price_trace.filter((step) => step.rule !== 'list').map((step) => `${step.rule}:${step.source_id}`),
    ),
  );
  const applied = sum(order.offsets.map((offset) => dec(offset.applied_amount.amount)));
  const kinds = [...new Set(order.offsets.map((offset) => offset.kind))];
  const offsetLabel =
    kinds.length === 1 && kinds[0]
      ? `${t(`orders.offsetKind.${kinds[0]}`)}${t('orders.offsetSuffix')}`
      : t('orders.offset');
  const terms: Term[] = [
    {
      key: 'list',
      label: t('orders.listTotal'),
      amount: order.list_amount.amount,
      currency,
      figure: `order.${order.id}.list`,
      note: t('orders.linesAndUnits', { count: order.lines.length, units: count(order.quantity) }),
    },
    {
      key: 'discount',
      label: t('orders.discount'),
      amount: order.discount_amount.amount,
      currency,
      figure: `order.${order.id}.discount`,
      note: t('orders.rules', { count: rules.size }),
      operator: '−',
    },
    ...(order.offsets.length > 0
      ? [
          {
            key: 'offset',
            label: offsetLabel,
            amount: order.offset_amount.amount,
            currency,
            figure: `order.${order.id}.offset`,
            note: applied.isZero()
              ? t('orders.offsetHeld')
              : t('orders.offsetApplied', { amount: money(applied.toFixed()) }),
            operator: '−' as const,
          },
        ]
      : []),
    {
      key: 'payable',
      label: t('orders.payable'),
      amount: order.payable_amount.amount,
      currency,
      figure: `order.${order.id}.payable`,
      note: t('orders.taxIncluded', { tax: money(order.tax_amount.amount) }),
      operator: '=',
    },
  ];
  return <MoneyStrip terms={terms} />;
}
