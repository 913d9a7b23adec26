/** Owns how states of partners, contracts and stores look. */
import type { ContractView, DealerRow, StoreView } from '../../../parties/schema.ts';
import { businessToday } from '../../lib/format.ts';
import { useFormat } from '../../lib/use-format.ts';
import { StateDot, StateTag } from '../../parts/state.tsx';

const dealerStates = { candidate: 'wait', active: 'ok', suspended: 'bad', terminated: 'off' } as const;

export function DealerState({ status }: { status: DealerRow['status'] }) {
  const { t } = useFormat();
  return <StateTag state={dealerStates[status]}>{t(`masters.value.status.${status}`)}</StateTag>;
}

/** A contract version now: in force, to come, or over. */
export function ContractState({ contract }: { contract: ContractView }) {
  const { t, zone } = useFormat();
  if (contract.in_force) return <StateDot state="ok">{t('masters.inForce')}</StateDot>;
  const toCome = contract.status === 'active' && contract.valid_from > businessToday(zone);
  return <StateDot state={toCome ? 'wait' : 'off'}>{t(toCome ? 'masters.notYet' : 'masters.over')}</StateDot>;
}

export function StoreState({ status }: { status: StoreView['status'] }) {
  const { t } = useFormat();
  return <StateDot state={status === 'active' ? 'ok' : 'off'}>{t(`masters.value.status.${status}`)}</StateDot>;
}

/** `2026-01-01 – 2027-01-01`, or from a day on. */
export function useValidity() {
  const { t, date } = useFormat();
  return ({ valid_from, valid_to }: { valid_from: string; valid_to: string | null }): string =>
    valid_to === null
      ? t('masters.fromOn', { from: date(valid_from) })
      : t('masters.fromTo', { from: date(valid_from), to: date(valid_to) });
}
