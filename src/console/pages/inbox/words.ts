/** Owns how the kinds of documents in the inbox are called. */
import { useFormat } from '../../lib/use-format.ts';
import { useWord } from '../../lib/words.ts';

const exceptions = ['credit', 'overdue', 'price'] as const;

/** `订单 · 信用例外`. */
export function useDocumentType(): (type: string, raised: readonly string[]) => string {
  const { t } = useFormat();
  const word = useWord();
  return (type, raised) => {
    const name = word(`inbox.type.${type}`) ?? type;
    const names = exceptions.filter((key) => raised.includes(key)).map((key) => t(`orders.exception.${key}`));
    return [name, ...names].join(' · ');
  };
}
