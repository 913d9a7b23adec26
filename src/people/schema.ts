// Owns the wire form of signing in and of who is signed in.
import { z } from 'zod';
import { instant, namedRef } from '../wire/schema.ts';

export const ROLES = [
  'sales_rep',
  'dealer',
  'distributor',
  'guide',
  'store_manager',
  'channel_manager',
  'marketing_manager',
  'finance',
  'warehouse',
  'auditor',
  'administrator',
  'operator',
  'compliance_officer',
] as const;
export type Role = (typeof ROLES)[number];

export const locale = z.enum(['zh-CN', 'en']);

export const signInBody = z.strictObject({ login: z.string().min(1).max(200), password: z.string().min(1).max(200) });

export const me = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    name_en: z.string(),
    title: z.string(),
    title_en: z.string(),
    login: z.string(),
    locale,
    roles: z.array(z.enum(ROLES)),
    /** The dealer organization a dealer's user belongs to. */
    party: z.strictObject({ id: z.string(), name: z.string(), name_en: z.string().nullable() }),
    company: z.strictObject({
      id: z.string(),
      code: z.string(),
      name: z.string(),
      name_en: z.string(),
      short_name: z.string(),
      currency: z.string(),
      zone: z.string(),
    }),
    companies: z.array(z.strictObject({ id: z.string(), code: z.string(), name: z.string(), name_en: z.string() })),
    regions: z.array(namedRef).nullable(),
    /** Sent back as the `x-csrf-token` header on everything that is not GET. */
    csrf_token: z.string(),
    inbox_count: z.int(),
    expires_at: instant,
    /** The password was set by somebody else; nothing but changing it is open. */
    must_change_password: z.boolean(),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof me>;

export const localeBody = z.strictObject({ locale });
