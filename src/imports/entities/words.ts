// Owns what several sheets call the same choice.
import type { Words } from './entity.ts';

export const BUSINESS_MODEL_WORDS: Readonly<Record<string, Words>> = {
  distribution: { zh: '经销', en: 'Distribution' },
  consignment: { zh: '代销', en: 'Consignment' },
  concession: { zh: '联营', en: 'Concession' },
  direct: { zh: '直营', en: 'Direct' },
  key_account: { zh: 'KA', en: 'Key account' },
  terminal: { zh: '终端', en: 'Terminal' },
  franchise: { zh: '加盟', en: 'Franchise' },
};
