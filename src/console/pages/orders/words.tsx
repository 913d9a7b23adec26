/** Owns how the states, exceptions, prices and verdicts of an order are put into words. */
import type { ReactNode } from 'react';
import type { ApprovalStatus } from '../../../approvals/schema.ts';
import type { OrderStatus, PriceStep, Verdict } from '../../../orders/schema.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useNames } from '../../lib/names.ts';
import type { Verdict as Check } from '../../parts/checks.tsx';
import { Money } from '../../parts/money.tsx';
import { Rich } from '../../parts/rich.tsx';
import type { PriceStory } from '../../parts/price-waterfall.tsx';
import { StateTag } from '../../parts/state.tsx';
import { orderStates } from './status.ts';

/** The state of an order as its tag. */
export function OrderState({ status }: { status: OrderStatus }) {
  const { t } = useFormat();
  return <StateTag state={orderStates[status]}>{t(`orders.status.${status}`)}</StateTag>;
}

const known = ['credit', 'overdue', 'price'] as const;

/** Exceptions raised by an order; says so when they were granted. */
export function OrderExceptions({
  exceptions,
  approval,
}: {
  exceptions: readonly string[];
  approval?: ApprovalStatus;
}) {
  const { t } = useFormat();
  return (
    <>
      {known
        .filter((key) => exceptions.includes(key))
        .map((key) => {
          const name = t(`orders.exception.${key}`);
          return (
            <StateTag key={key} state="vio" exception>
              {approval === 'approved' ? t('orders.exception.approvedSuffix', { name }) : name}
            </StateTag>
          );
        })}
    </>
  );
}

const priceRules = ['list', 'partner', 'level_region', 'level', 'region', 'quantity_break'] as const;

/** The waterfall of a line: every price rule with its list, version, delta and running price. */
export function usePriceStory() {
  const { t, count } = useFormat();
  const { name } = useNames();
  const ruleName = (step: PriceStep) => {
    const rule = priceRules.find((key) => key === step.rule);
    return rule
      ? t(`orders.priceRule.${rule}`, { min_quantity: count(step.params?.['min_quantity'] ?? '0') })
      : name(step);
  };
  return (
    line: { unit_price: string; price_trace: PriceStep[]; floor_price?: string | null },
    asOf?: string | null,
    figure?: string,
  ): PriceStory => ({
    price: line.unit_price,
    asOf: asOf ?? undefined,
    floor: line.floor_price ?? undefined,
    figure,
    steps: line.price_trace.map((step, index) => ({
      key: `${step.source_id}:${index}`,
      name: ruleName(step),
      source: t('orders.priceRule.source', { name: name(step), version: step.version }),
      delta: step.rule === 'list' ? undefined : step.delta,
      running: step.price,
    })),
  });
}

type Facts = { evidence: Verdict['evidence']; currency: string };

function textOf(value: Verdict['evidence'][string] | undefined): string {
  return Array.isArray(value) ? value.join(', ') : value === null || value === undefined ? '' : String(value);
}

/** Amounts named in a sentence by tags become amounts that look like amounts. */
function amounts({ evidence, currency }: Facts, names: readonly string[]): Record<string, ReactNode> {
  return Object.fromEntries(
    names.map((name) => [name, <Money key={name} amount={textOf(evidence[name]) || '0'} currency={currency} />]),
  );
}

function CreditFacts(facts: Facts) {
  const { t } = useFormat();
  const short = textOf(facts.evidence['short']);
  const key = /^0*(\.0*)?$/.test(short) ? 'checks.credit.pass' : 'checks.credit.short';
  return <Rich text={t(key)} nodes={amounts(facts, ['available', 'need', 'left', 'short'])} />;
}

function OverdueFacts(facts: Facts) {
  const { t } = useFormat();
  const { evidence } = facts;
  if (evidence['invoices'] === undefined) return <>{t('checks.overdue.none')}</>;
  const values = { invoices: textOf(evidence['invoices']), days: textOf(evidence['days']) };
  return <Rich text={t('checks.overdue.some', values)} nodes={amounts(facts, ['amount'])} />;
}

/** The sentence of a verdict from its evidence. */
function useFacts() {
  const { t, date } = useFormat();
  return (verdict: Verdict, currency: string): ReactNode => {
    const { evidence } = verdict;
    const at = (key: string) => textOf(evidence[key]);
    const day = (key: string) => (at(key) ? date(at(key)) : '');
    const passed = verdict.verdict === 'pass';
    switch (verdict.rule) {
      case 'contract': {
        const values = { number: at('number'), valid_to: day('valid_to') };
        if (passed)
          return values.valid_to ? t('checks.contract.in_force', values) : t('checks.contract.in_force_open', values);
        const reason = at('reason');
        return t(`checks.contract.${reason === 'expired' || reason === 'currency' ? reason : 'missing'}`, values);
      }
      case 'status': {
        const status = (['suspended', 'closed', 'prospect'] as const).find((key) => key === at('status'));
        return passed
          ? t('checks.status.active')
          : t('checks.status.other', { status: t(`checks.partner.${status ?? 'closed'}`) });
      }
      case 'licence':
        if (!at('valid_to')) return t('checks.licence.none');
        return t(passed ? 'checks.licence.valid' : 'checks.licence.expired', { valid_to: day('valid_to') });
      case 'scope':
        if (passed) return t('checks.scope.pass', { count: Number(at('count')) });
        return at('reason') === 'region' ? t('checks.scope.region') : t('checks.scope.products', { skus: at('skus') });
      case 'pack':
        return t(passed ? 'checks.pack.pass' : 'checks.pack.block', { count: Number(at('count')) });
      case 'price':
        if (passed) return t('checks.price.pass', { count: Number(at('count')) });
        return t(at('reason') === 'unpriced' ? 'checks.price.unpriced' : 'checks.price.below_floor', {
          skus: at('skus'),
        });
      case 'credit':
        return <CreditFacts evidence={evidence} currency={currency} />;
      case 'overdue':
        return <OverdueFacts evidence={evidence} currency={currency} />;
      case 'stock':
        return passed
          ? t('checks.stock.pass', { count: Number(at('count')) })
          : t('checks.stock.short', { lacking: at('lacking') });
      case 'duplicate':
        return passed ? t('checks.duplicate.none') : t('checks.duplicate.some', { orders: at('orders') });
      case 'offset':
        return t(passed ? 'checks.offset.pass' : 'checks.offset.block', { count: Number(at('count')) });
    }
  };
}

const cures = [
  'sign_contract',
  'renew_contract',
  'use_contract_currency',
  'reactivate_partner',
  'renew_licence',
  'extend_contract',
  'remove_lines',
  'round_to_packs',
  'publish_price',
  'approve_price',
  'approve_credit_exception',
  'collect_first',
  'back_order',
  'compare_orders',
  'lower_offset',
] as const;

/** Verdicts as the list of checks shows them; a granted exception says so instead of asking for it. */
export function useChecks() {
  const { t } = useFormat();
  const facts = useFacts();
  return (verdicts: readonly Verdict[], currency: string, approval?: ApprovalStatus): Check[] =>
    verdicts.map((verdict) => {
      const granted = verdict.verdict === 'needs_approval' && approval === 'approved';
      const cure = cures.find((key) => key === verdict.cure);
      return {
        key: verdict.rule,
        result: verdict.verdict,
        name: t(`checks.name.${verdict.rule}`),
        facts: facts(verdict, currency),
        cure: granted ? t('checks.granted') : cure && t(`checks.cure.${cure}`),
      };
    });
}
