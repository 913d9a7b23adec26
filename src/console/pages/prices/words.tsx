/** Owns how a price list says for whom it is and how its versions stand. */
import type { PriceListRow, PriceListView } from '../../../pricing/schema.ts';
import { useNames } from '../../lib/names.ts';
import { useFormat } from '../../lib/use-format.ts';
import { StateDot } from '../../parts/state.tsx';

/** `L2 · 华东`, the partner's name, or everybody. */
export function useTarget() {
  const { t } = useFormat();
  const { name } = useNames();
  return ({ party, level, region }: Pick<PriceListRow, 'party' | 'level' | 'region'>): string => {
    if (party) return name(party);
    return [level, region && name(region)].filter(Boolean).join(' · ') || t('masters.prices.everybody');
  };
}

const states = { in_force: 'ok', scheduled: 'wait', over: 'off', withdrawn: 'off' } as const;

export function VersionState({ state }: { state: PriceListView['versions'][number]['state'] }) {
  const { t } = useFormat();
  return <StateDot state={states[state]}>{t(`masters.prices.state.${state}`)}</StateDot>;
}
