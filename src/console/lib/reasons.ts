/** Puts the reasons why an action is refused into sentences: fact, then way out. */
import type { Action } from '../../wire/schema.ts';
import { useFormat } from './use-format.ts';
import { useWord } from './words.ts';

type Reason = NonNullable<Action['reason']>;

/** The sentence of a reason code; a code without a sentence gets a general one. */
export function useReason(): (reason: Reason) => string {
  const { t, count } = useFormat();
  const word = useWord();
  return ({ code, params }) => {
    const values: Record<string, string> = {};
    for (const [key, value] of Object.entries(params ?? {})) {
      const text = value === null ? '' : String(value);
      values[key] = /^-?\d+(\.\d+)?$/.test(text) ? count(text) : text;
    }
    values['returnStatus'] = word(`orders.returnState.${values['status'] ?? ''}`) ?? '';
    values['status'] = word(`orders.status.${values['status'] ?? ''}`) ?? values['status'] ?? '';
    values['step'] = word(`events.step.${values['step'] ?? ''}`) ?? values['step'] ?? '';
    return word(`reasons.${code}`, values) ?? t('reasons.OTHER');
  };
}
