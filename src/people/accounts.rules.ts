// Owns the rules of granting: nobody reaches further through others than they do themselves, and somebody always administers.
import type { FieldRefusal } from '../kernel/refusal.ts';

/** How far an administrator's own role reaches; null: not limited. */
export interface Authority {
  everyCompany: boolean;
  regions: readonly string[] | null;
  parties: readonly string[] | null;
  warehouses: readonly string[] | null;
}

export interface Reach {
  everyCompany: boolean;
  regions: readonly string[] | null;
  parties: readonly string[] | null;
  warehouses: readonly string[] | null;
}

const PARTNER_ROLES: readonly string[] = ['dealer', 'distributor', 'guide', 'store_manager'];

export function isPartnerRole(role: string): boolean {
  return PARTNER_ROLES.includes(role);
}

function within(wanted: readonly string[] | null, own: readonly string[] | null): boolean {
  return own === null || (wanted !== null && wanted.every((one) => own.includes(one)));
}

/** Several roles of an administrator add up. */
export function widest(held: readonly Authority[]): Authority | null {
  if (held.length === 0) return null;
  const join = (pick: (one: Authority) => readonly string[] | null): readonly string[] | null =>
    held.some((one) => pick(one) === null) ? null : [...new Set(held.flatMap((one) => pick(one) ?? []))];
  return {
    everyCompany: held.some((one) => one.everyCompany),
    regions: join((one) => one.regions),
    parties: join((one) => one.parties),
    warehouses: join((one) => one.warehouses),
  };
}

/** What of the wanted reach goes beyond the administrator's own. */
export function beyond(own: Authority, wanted: Reach): FieldRefusal[] {
  const field = (pointer: string, bad: boolean): FieldRefusal[] => (bad ? [{ pointer, code: 'BEYOND_OWN_REACH' }] : []);
  return [
    ...field('/every_company', wanted.everyCompany && !own.everyCompany),
    ...field('/region_ids', !within(wanted.regions, own.regions)),
    ...field('/party_ids', !within(wanted.parties, own.parties)),
    ...field('/warehouse_ids', !within(wanted.warehouses, own.warehouses)),
  ];
}

/** Dates of a new grant: from today on, never empty. */
export function datesOf(
  asked: { from: string | null; to: string | null },
  today: string,
): { from: string; to: string | null } | null {
  const from = asked.from ?? today;
  if (from < today || (asked.to !== null && asked.to <= from)) return null;
  return { from, to: asked.to };
}
