/** Policies in plain sentences: when a tier is asked, who decides it, by when, and what happens when nobody does. */
import { useQuery } from '@tanstack/react-query';
import { useNames } from '../../lib/names.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useWord } from '../../lib/words.ts';
import { regionsQuery } from '../orders/data.ts';
import { peopleQuery } from './data.ts';
import type { Tier } from './data.ts';

/** Names of roles, checks, regions and people as policies mention them. */
export function usePolicyNames() {
  const word = useWord();
  const { name } = useNames();
  const { t } = useFormat();
  const { data: regions = [] } = useQuery(regionsQuery);
  const { data: people = [] } = useQuery(peopleQuery(''));
  const from = (things: readonly { id: string; name: string; name_en: string | null }[], id: string) => {
    const found = things.find((thing) => thing.id === id);
    return found ? name(found) : id;
  };
  const list = (items: readonly string[]) => items.join(t('common.listJoin'));
  return {
    list,
    role: (role: string) => word(`policies.role.${role}`) ?? role,
    exception: (check: string) => word(`checks.name.${check}`) ?? word(`orders.exception.${check}`) ?? check,
    region: (id: string) => from(regions, id),
    person: (id: string) => from(people, id),
  };
}

/** The sentences of a tier, in the order they are read. */
export function useTierSentences(): (tier: Tier) => string[] {
  const { t, money } = useFormat();
  const names = usePolicyNames();
  const when = ({ when: on }: Tier): string => {
    const parts = [
      on.amount_from !== undefined && t('policies.when.from', { amount: money(on.amount_from, 'CNY') }),
      on.amount_below !== undefined && t('policies.when.below', { amount: money(on.amount_below, 'CNY') }),
      on.exceptions && t('policies.when.exceptions', { list: names.list(on.exceptions.map(names.exception)) }),
      on.regions && t('policies.when.regions', { list: names.list(on.regions.map(names.region)) }),
      on.brands && t('policies.when.brands', { count: on.brands.length }),
    ].filter((part): part is string => typeof part === 'string');
    return parts.length === 0
      ? t('policies.when.always')
      : t('policies.when.all', { list: parts.join(t('policies.and')) });
  };
  const who = ({ decider, mode }: Tier): string => {
    if (decider.by === 'position') return t(`policies.who.${decider.position}`);
    if (decider.by === 'user')
      return t(`policies.who.named_${mode}`, { list: names.list(decider.user_ids.map(names.person)) });
    return t(decider.same_region ? `policies.who.region_${mode}` : `policies.who.role_${mode}`, {
      role: names.role(decider.role),
    });
  };
  return (tier) => [
    when(tier),
    who(tier),
    t('policies.times', { due: tier.due_hours, remind: tier.remind_every_hours }),
    t('policies.escalates', { hours: tier.escalate_after_hours, role: names.role(tier.escalate_to_role) }),
    ...(tier.finance ? [t('policies.financeTier')] : []),
  ];
}

/** One tier to read. */
export function TierText({ tier, at }: { tier: Tier; at: number }) {
  const { name } = useNames();
  const { t } = useFormat();
  const sentences = useTierSentences();
  return (
    <li className="policy-tier">
      <h3>
        {t('policies.tier', { tier: at })} · {name(tier)}
      </h3>
      {sentences(tier).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </li>
  );
}
