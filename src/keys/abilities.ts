// Owns what a key may be allowed, and what that is worth: of its owner's abilities those its scopes name, never more.
import { AbilityBuilder, createMongoAbility } from '@casl/ability';
import type { Ability, AbilityAction, AbilitySubject } from '../people/abilities.ts';

/** Subjects a key may read. */
const READABLE = [
  'order',
  'return',
  'approval',
  'shipment',
  'invoice',
  'payment',
  'ledger',
  'dealer',
  'contract',
  'catalog',
  'price',
  'stock',
  'warehouse',
  'region',
  'fact',
  'user',
  'audit',
  'operation',
  'attachment',
  'report',
  'webhook',
] as const satisfies readonly AbilitySubject[];

/** Subjects a key may change. Deciding approvals, and people, roles, keys and policies, stay with persons. */
const WRITABLE = [
  'order',
  'return',
  'shipment',
  'invoice',
  'payment',
  'dealer',
  'contract',
  'catalog',
  'price',
  'stock',
  'fact',
  'operation',
  'attachment',
  'webhook',
] as const satisfies readonly AbilitySubject[];

type KeyScope = `${(typeof READABLE)[number]}:read` | `${(typeof WRITABLE)[number]}:write`;

export const KEY_SCOPES: readonly [KeyScope, ...KeyScope[]] = [
  'order:read',
  ...READABLE.slice(1).map((subject): KeyScope => `${subject}:read`),
  ...WRITABLE.map((subject): KeyScope => `${subject}:write`),
];

const READS: readonly AbilityAction[] = ['read', 'export'];
const WRITES: readonly AbilityAction[] = [
  'create',
  'update',
  'submit',
  'cancel',
  'recall',
  'allocate',
  'ship',
  'receive',
  'pay',
  'write_off',
  'comment',
  'import',
];

function grantsOf(owner: Ability, scope: string): { subject: AbilitySubject; actions: AbilityAction[] } | null {
  if (!KEY_SCOPES.some((known) => known === scope)) return null;
  const [subject, mode] = scope.split(':') as [AbilitySubject, 'read' | 'write'];
  const actions = (mode === 'read' ? READS : WRITES).filter((action) => owner.can(action, subject));
  return actions.length > 0 ? { subject, actions } : null;
}

/** Whether the scope opens anything to somebody with these abilities. */
export function isWorth(owner: Ability, scope: string): boolean {
  return grantsOf(owner, scope) !== null;
}

/** The abilities of a key: those of its owner now that one of `scopes` names. */
export function keyAbility(owner: Ability, scopes: readonly string[]): Ability {
  const { can, build } = new AbilityBuilder<Ability>(createMongoAbility);
  for (const scope of scopes) {
    const grants = grantsOf(owner, scope);
    if (grants) can(grants.actions, grants.subject);
  }
  return build();
}
