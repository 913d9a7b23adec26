/** Owns how the states of a return are said and coloured. */
import type { ReturnView } from '../../../returns/schema.ts';
import { useFormat } from '../../lib/use-format.ts';
import { StateDot, StateTag } from '../../parts/state.tsx';
import type { StateKey } from '../../theme.ts';

export type ReturnStatus = ReturnView['status'];

export const returnStates: Record<ReturnStatus, StateKey> = {
  draft: 'off',
  submitted: 'run',
  pending_approval: 'wait',
  returned: 'wait',
  approved: 'run',
  received: 'run',
  credited: 'ok',
  rejected: 'bad',
  recalled: 'off',
  cancelled: 'off',
  expired: 'off',
};

function isStatus(key: string): key is ReturnStatus {
  return key in returnStates;
}

/** The state in a head or list (a tag), or in a table with many states (`plain`). */
export function ReturnState({ status, plain = false }: { status: string; plain?: boolean }) {
  const { t } = useFormat();
  const known = isStatus(status) ? status : undefined;
  const Shape = plain ? StateDot : StateTag;
  return <Shape state={known ? returnStates[known] : 'off'}>{known ? t(`orders.returnState.${known}`) : status}</Shape>;
}
