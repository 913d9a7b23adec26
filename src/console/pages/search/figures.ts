/** Owns which figure stands behind the amount of each kind of document. */
import type { SearchKind } from './data.ts';

export const FIGURE: Partial<Record<SearchKind, string>> = {
  order: 'payable',
  shipment: 'amount',
  invoice: 'gross',
  payment: 'amount',
  return: 'gross',
};
