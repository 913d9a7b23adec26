// Owns the ids of the sample company: derived from the tenant and what they name, so a second run finds the same rows.
import { createHash } from 'node:crypto';
import { ID_PREFIX } from '../kernel/ids.ts';
import type { IdKind } from '../kernel/ids.ts';
import { CATEGORIES, BRANDS, SKUS, WAREHOUSES } from './goods.ts';
import type { SampleSkuCode } from './goods.ts';
import { DEALERS } from './dealers.ts';
import type { SampleDealerKey } from './dealers.ts';
import { REGIONS, USERS } from './people.ts';
import type { RegionCode, SampleUser, SampleUserKey } from './people.ts';

export interface SampleOptions {
  /** Name of the tenant; another name makes another, separate world. */
  tenantName?: string;
  /** Mail domain of the employees' logins, unique over the installation. */
  domain?: string;
  password?: string;
  /** log2 of the work factor of the password hash; tests lower it. */
  passwordCost?: number;
  /** Business date the world is made on; contracts run from its year's first day. */
  today?: string;
}

export const SAMPLE_DEFAULTS = {
  tenantName: '拾露（上海）化妆品有限公司',
  domain: 'shilu.example',
  password: 'qudao-demo',
} as const;

export interface SampleCompany {
  tenant: string;
  companyId: string;
  /** The company as a party: the seller. */
  companyPartyId: string;
  currency: string;
  zone: string;
  password: string;
  users: Record<SampleUserKey, { id: string; login: string; name: string; nameEn: string }>;
  regions: Record<RegionCode, string>;
  dealers: Record<SampleDealerKey, string>;
  contracts: Record<SampleDealerKey, string>;
  /** Party ids of the stores by store code. */
  stores: Record<string, string>;
  brands: Record<keyof typeof BRANDS, string>;
  categories: Record<keyof typeof CATEGORIES, string>;
  skus: Record<SampleSkuCode, string>;
  warehouses: Record<keyof typeof WAREHOUSES, string>;
  priceLists: Record<'BASE' | 'L1' | 'L2' | 'L3' | 'EAST' | 'HEYUE', string>;
}

export type IdOf = (kind: IdKind, name: string) => string;

export function idsOf(tenant: string): IdOf {
  return (kind, name) =>
    `${ID_PREFIX[kind]}_${createHash('sha256').update(`${tenant}|${kind}|${name}`).digest('hex').slice(0, 32)}`;
}

function each<K extends string, V>(keys: readonly K[], value: (key: K) => V): Record<K, V> {
  // Object.fromEntries forgets the keys' type; they are exactly those given.
  return Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, V>;
}

/** The keys of a table, with their type. */
export function keysOf<K extends string>(table: Readonly<Record<K, unknown>>): K[] {
  return Object.keys(table) as K[];
}

export function loginOf(user: SampleUser, domain: string): string {
  // Another world's dealers need other logins too, because a login is unique over the installation.
  if (user.login.includes('@')) return domain === SAMPLE_DEFAULTS.domain ? user.login : `${user.login}.${domain}`;
  return `${user.login}@${domain}`;
}

/** Everything tests and demonstrations address in the sample company of `tenant`. */
export function describeCompany(tenant: string, options: SampleOptions): SampleCompany {
  const id = idsOf(tenant);
  const domain = options.domain ?? SAMPLE_DEFAULTS.domain;
  return {
    tenant,
    companyId: id('company', 'SHILU'),
    companyPartyId: id('party', 'SHILU'),
    currency: 'CNY',
    zone: 'Asia/Shanghai',
    password: options.password ?? SAMPLE_DEFAULTS.password,
    users: each(keysOf(USERS), (key) => ({
      id: id('user', key),
      login: loginOf(USERS[key], domain),
      name: USERS[key].name,
      nameEn: USERS[key].nameEn,
    })),
    regions: each(
      REGIONS.map((region) => region.code),
      (code) => id('region', code),
    ),
    dealers: each(keysOf(DEALERS), (key) => id('party', key)),
    contracts: each(keysOf(DEALERS), (key) => id('contract', key)),
    stores: each(
      Object.values(DEALERS).flatMap((dealer) => ('stores' in dealer ? dealer.stores.map((store) => store.code) : [])),
      (code) => id('party', code),
    ),
    brands: each(keysOf(BRANDS), (code) => id('brand', code)),
    categories: each(keysOf(CATEGORIES), (code) => id('category', code)),
    skus: each(keysOf(SKUS), (code) => id('sku', code)),
    warehouses: each(keysOf(WAREHOUSES), (code) => id('warehouse', code)),
    priceLists: each(['BASE', 'L1', 'L2', 'L3', 'EAST', 'HEYUE'] as const, (code) => id('price_list', code)),
  };
}
