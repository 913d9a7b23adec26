/** Owns how the kinds of documents in the inbox are called. */
import type { ApprovalSubject } from '../../../approvals/schema.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useWord } from '../../lib/words.ts';

export const exceptions = ['credit', 'overdue', 'price'] as const;

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

/** What an approval is about, in the reader's language. */
export function useApprovalSubject(): (subject: ApprovalSubject) => string {
  const { language } = useFormat();
  const word = useWord();
  return ({ code, params }) => {
    const name = (language === 'en' && params['name_en']) || (params['name'] ?? '');
    return word(`inbox.subject.${code}`, { ...params, name }) ?? name;
  };
}
