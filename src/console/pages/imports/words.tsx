/** How imports are said: state, and what a row does or did. */
import { useFormat } from '../../lib/use-format.ts';
import { StateDot, StateTag } from '../../parts/state.tsx';
import type { StateKey } from '../../theme.ts';
import type { Import, ImportRow } from './data.ts';

const states: Record<Import['status'], StateKey> = {
  checking: 'run',
  checked: 'wait',
  unreadable: 'bad',
  applying: 'run',
  applied: 'ok',
  stopped: 'off',
};

export function ImportState({ job }: { job: Import }) {
  const { t } = useFormat();
  return <StateTag state={states[job.status]}>{t(`imports.status.${job.status}`)}</StateTag>;
}

const actions: Record<ImportRow['action'], StateKey> = { create: 'run', update: 'run', unchanged: 'off', error: 'bad' };

export function RowState({ row }: { row: ImportRow }) {
  const { t } = useFormat();
  if (row.outcome === 'applied') return <StateDot state="ok">{t(`imports.did.${row.action}`)}</StateDot>;
  if (row.outcome === 'refused') return <StateDot state="bad">{t('imports.refused')}</StateDot>;
  return <StateDot state={actions[row.action]}>{t(`imports.action.${row.action}`)}</StateDot>;
}

/** Words of the API in the reader's language. */
export function useWords(): (words: { zh: string; en: string }) => string {
  const { language } = useFormat();
  return (words) => (language === 'en' ? words.en : words.zh);
}

/** Rows that would change something and have not been taken yet. */
export function openRows({ rows }: Import): number {
  return rows.create + rows.update - rows.applied - rows.refused;
}
