// Owns the wire form of accounts and roles as administrators keep them.
import { z } from 'zod';
import { businessDate, instant, namedRef, page, pageQuery, partyRef, personRef } from '../wire/schema.ts';
import { locale, ROLES } from './schema.ts';

const id = z.string().max(60);
const ids = z.array(id).min(1).max(100).nullable().default(null);

export const grantView = z
  .strictObject({
    id: z.string(),
    role: z.enum(ROLES),
    every_company: z.boolean().describe('false: in the company worked in alone'),
    regions: z.array(namedRef).nullable().describe('null: not limited by region'),
    parties: z
      .array(partyRef)
      .nullable()
      .describe('null: not limited by partner, or the own organization for partner roles'),
    warehouses: z.array(namedRef).nullable().describe('null: every warehouse'),
    valid_from: businessDate,
    valid_to: businessDate.nullable().describe('the first day without it'),
    status: z.enum(['planned', 'in_force', 'ended']),
    granted_by: personRef.nullable(),
  })
  .meta({ id: 'RoleGrant' });
export type GrantView = z.infer<typeof grantView>;

export const accountView = z
  .strictObject({
    id: z.string(),
    login: z.string(),
    name: z.string(),
    name_en: z.string(),
    title: z.string(),
    title_en: z.string(),
    locale,
    status: z.enum(['active', 'disabled']),
    password: z.enum(['own', 'initial', 'none']).describe('initial: set by an administrator and not changed yet'),
    party: partyRef,
    unit: namedRef.nullable(),
    manager: personRef.nullable(),
    last_seen_at: instant.nullable(),
    created_at: instant,
    roles: z.array(grantView).describe('in the company worked in and in every company'),
    elsewhere: z.int().describe('roles in other companies'),
    version: z.int(),
  })
  .meta({ id: 'UserAccount' });
export type AccountView = z.infer<typeof accountView>;

export const accountPage = page(accountView);
export const accountsQuery = z.strictObject({
  q: z.string().max(100).optional(),
  role: z.enum(ROLES).optional(),
  status: z.enum(['active', 'disabled']).optional(),
  ...pageQuery,
});

export const grantBody = z.strictObject({
  role: z.enum(ROLES),
  every_company: z.boolean().default(false),
  region_ids: ids.describe('null: not limited by region'),
  party_ids: ids.describe('null: not limited by partner, or the own organization for partner roles'),
  warehouse_ids: ids.describe('null: every warehouse'),
  valid_from: businessDate.nullable().default(null).describe('null: today'),
  valid_to: businessDate.nullable().default(null).describe('the first day without it; null: no end'),
});
export type GrantBody = z.infer<typeof grantBody>;

export const withdrawBody = z.strictObject({
  valid_to: businessDate.nullable().default(null).describe('the first day without it; null: at once'),
});

const name = z.string().trim().min(1).max(100);
const title = z.string().trim().max(100);

export const accountBody = z.strictObject({
  login: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[\p{L}\p{N}._+@-]{3,100}$/u, { error: 'LOGIN_FORM' }),
  name,
  name_en: name,
  title: title.default(''),
  title_en: title.default(''),
  locale: locale.default('zh-CN'),
  party_id: id.nullable().default(null).describe('the partner a partner’s user signs in for; null: an employee'),
  unit_id: id.nullable().default(null),
  manager_id: id.nullable().default(null),
  role: grantBody.nullable().default(null).describe('the first role'),
});
export type AccountBody = z.infer<typeof accountBody>;

export const accountChange = z.strictObject({
  name: name.optional(),
  name_en: name.optional(),
  title: title.optional(),
  title_en: title.optional(),
  locale: locale.optional(),
  unit_id: id.nullable().optional(),
  manager_id: id.nullable().optional(),
});
export type AccountChange = z.infer<typeof accountChange>;

/** The only answers that carry a password: a repeat of the request has `null` instead. */
export const accountWithPassword = accountView
  .extend({
    initial_password: z
      .string()
      .nullable()
      .describe('shown this once; opens the console for 7 days and must be changed there'),
  })
  .meta({ id: 'UserAccountWithPassword' });

const choice = z.strictObject({ id: z.string(), name: z.string(), name_en: z.string() });
/** What grants and accounts of the company may name. */
export const accountChoices = z
  .strictObject({
    every_company: z.boolean().describe('the administrator may grant roles in every company'),
    units: z.array(choice),
    regions: z.array(choice),
    warehouses: z.array(choice),
  })
  .meta({ id: 'AccountChoices' });
export type AccountChoices = z.infer<typeof accountChoices>;
