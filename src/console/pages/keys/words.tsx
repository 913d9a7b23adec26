/** How keys are said: state, and scopes by subject. */
import { useFormat } from '../../lib/use-format.ts';
import { useWord } from '../../lib/words.ts';
import { StateDot } from '../../parts/state.tsx';
import type { StateKey } from '../../theme.ts';
import type { ApiKey } from './data.ts';

const states: Record<ApiKey['status'], StateKey> = { active: 'ok', expired: 'off', revoked: 'off' };

export function KeyState({ status }: { status: ApiKey['status'] }) {
  const { t } = useFormat();
  return <StateDot state={states[status]}>{t(`keys.status.${status}`)}</StateDot>;
}

export type ScopeRow = { subject: string; modes: ('read' | 'write')[] };

/** `order:read`, `order:write` as one row of the order. */
export function scopeRows(scopes: readonly string[]): ScopeRow[] {
  const rows = new Map<string, ScopeRow>();
  for (const scope of scopes) {
    const [subject = '', mode] = scope.split(':');
    const row = rows.get(subject) ?? { subject, modes: [] };
    row.modes.push(mode === 'write' ? 'write' : 'read');
    rows.set(subject, row);
  }
  return [...rows.values()];
}

/** The word for what a scope is about. */
export function useSubject(): (subject: string) => string {
  const word = useWord();
  return (subject) => word(`keys.subject.${subject}`) ?? subject;
}

/** `订单 读写、商品 读`. */
export function useScopeText(): (scopes: readonly string[]) => string {
  const { t } = useFormat();
  const subject = useSubject();
  return (scopes) =>
    scopeRows(scopes)
      .map((row) => {
        const { modes } = row;
        const mode = modes.length === 2 ? 'both' : modes[0]!;
        return `${subject(row.subject)} ${t(`keys.mode.${mode}`)}`;
      })
      .join(t('common.listJoin'));
}
