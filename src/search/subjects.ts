// Owns which ability opens which kind of thing that can be found.
import type { AbilitySubject } from '../people/abilities.ts';
import type { SearchKind } from './schema.ts';

export const SUBJECT: Record<SearchKind, AbilitySubject> = {
  order: 'order',
  shipment: 'shipment',
  receipt: 'shipment',
  invoice: 'invoice',
  payment: 'payment',
  return: 'return',
  credit_note: 'return',
  contract: 'contract',
  partner: 'dealer',
  person: 'user',
};
