/** Puts the reasons why an action is refused into sentences: fact, then way out. */
import i18next from 'i18next';
import type { Action } from '../../wire/schema.ts';
import { useFormat } from './use-format.ts';

type Reason = NonNullable<Action['reason']>;

/** The sentence of a reason code; a code without a sentence falls back to one that names the state. */
export function useReason(): (reason: Reason) => string {
  const { t, count } = useFormat();
  return ({ code, params }) => {
    const values: Record<string, string> = {};
    for (const [key, value] of Object.entries(params ?? {})) {
      const text = value === null ? '' : String(value);
      const status = key === 'status' ? `orders.status.${text}` : '';
      values[key] =
        status && i18next.exists(status)
          ? i18next.t(status, { defaultValue: text })
          : /^-?\d+(\.\d+)?$/.test(text)
            ? count(text)
            : text;
    }
    const key = `reasons.${code}`;
    return i18next.exists(key) ? i18next.t(key, { ...values, defaultValue: code }) : t('reasons.OTHER');
  };
}
