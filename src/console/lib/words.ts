/** Looks up words whose key comes from the server; undefined when this console has none for it. */
import { useTranslation } from 'react-i18next';

/** Gives the text of a key known only at run time. */
export function useWord(): (key: string, values?: Record<string, string>) => string | undefined {
  const { i18n } = useTranslation();
  return (key, values = {}) => {
    if (!i18n.exists(key)) return undefined;
    const text: unknown = i18n.t(key, { ...values, defaultValue: '' });
    return typeof text === 'string' ? text : undefined;
  };
}
