// Owns what each role may do with what: one table for the API, which refuses, and the console, which explains.
import { AbilityBuilder, createMongoAbility } from '@casl/ability';
import type { MongoAbility } from '@casl/ability';
import type { Role } from './schema.ts';

/** `manage` means every action; which rows an action reaches is the scope's business, not the ability's. */
export type AbilityAction =
  | 'manage'
  | 'read'
  | 'create'
  | 'update'
  | 'submit'
  | 'cancel'
  | 'recall'
  | 'decide'
  | 'allocate'
  | 'ship'
  | 'receive'
  | 'pay'
  | 'write_off'
  | 'comment'
  | 'export'
  | 'import';

export type AbilitySubject =
  | 'all'
  | 'order'
  | 'return'
  | 'approval'
  | 'shipment'
  | 'invoice'
  | 'payment'
  | 'ledger'
  | 'dealer'
  | 'contract'
  | 'catalog'
  | 'price'
  | 'stock'
  | 'warehouse'
  | 'region'
  | 'fact'
  | 'user'
  | 'policy'
  | 'audit'
  | 'operation'
  | 'attachment'
  | 'workflow'
  | 'report'
  | 'api_key'
  | 'webhook';

export type Ability = MongoAbility<[AbilityAction, AbilitySubject]>;

type Grant = readonly [AbilityAction | readonly AbilityAction[], readonly AbilitySubject[]];

const TRADE: readonly AbilitySubject[] = ['order', 'return', 'shipment', 'invoice', 'payment'];
const GOODS: readonly AbilitySubject[] = ['catalog', 'warehouse', 'region'];
/** What every signed-in person has: the own long work, own attachments and comments on what they see. */
const EVERYONE: readonly Grant[] = [
  [['read', 'cancel'], ['operation']],
  ['read', ['attachment']],
];
const WRITES_ORDERS: readonly AbilityAction[] = ['create', 'update', 'submit', 'cancel', 'recall', 'comment'];

const GRANTS: Readonly<Record<Role, readonly Grant[]>> = {
  sales_rep: [
    ['read', [...TRADE, ...GOODS, 'approval', 'dealer', 'contract', 'price', 'stock', 'user', 'attachment']],
    [WRITES_ORDERS, ['order', 'return']],
    [['decide', 'comment'], ['approval']],
    ['create', ['attachment', 'fact']],
    ['export', ['order', 'return']],
  ],
  dealer: [
    ['read', [...TRADE, ...GOODS, 'approval', 'dealer', 'contract', 'attachment']],
    [WRITES_ORDERS, ['order', 'return']],
    ['receive', ['order', 'shipment']],
    ['create', ['attachment', 'fact']],
    ['export', ['order', 'return']],
  ],
  distributor: [['read', ['catalog']]],
  guide: [['read', ['catalog']]],
  store_manager: [['read', ['catalog']]],
  channel_manager: [
    [
      'read',
      [...TRADE, ...GOODS, 'approval', 'dealer', 'contract', 'price', 'stock', 'user', 'fact', 'attachment', 'report'],
    ],
    [WRITES_ORDERS, ['order', 'return']],
    ['allocate', ['order']],
    [['decide', 'comment'], ['approval']],
    [
      ['create', 'update'],
      ['dealer', 'contract', 'catalog', 'price'],
    ],
    ['create', ['attachment', 'fact']],
    [
      ['import', 'export'],
      ['order', 'return', 'dealer', 'contract', 'catalog', 'price'],
    ],
  ],
  marketing_manager: [
    ['read', [...TRADE, ...GOODS, 'approval', 'dealer', 'price', 'user', 'fact', 'attachment', 'report']],
    [
      ['decide', 'comment'],
      ['approval', 'order', 'return'],
    ],
    ['create', ['attachment']],
  ],
  finance: [
    [
      'read',
      [
        ...TRADE,
        ...GOODS,
        'approval',
        'ledger',
        'dealer',
        'contract',
        'price',
        'stock',
        'user',
        'fact',
        'audit',
        'attachment',
        'report',
      ],
    ],
    [
      ['decide', 'comment'],
      ['approval', 'order', 'return'],
    ],
    ['cancel', ['order', 'return']],
    [['create', 'pay'], ['payment']],
    [
      ['pay', 'write_off'],
      ['order', 'invoice'],
    ],
    [
      ['create', 'update'],
      ['contract', 'price'],
    ],
    ['create', ['attachment', 'fact']],
    [
      ['import', 'export'],
      ['order', 'return', 'payment', 'ledger', 'fact', 'contract', 'price'],
    ],
    ['export', ['dealer', 'invoice']],
  ],
  warehouse: [
    ['read', ['order', 'return', 'shipment', ...GOODS, 'stock', 'dealer', 'approval', 'user', 'attachment']],
    [
      ['allocate', 'ship', 'comment'],
      ['order', 'shipment'],
    ],
    [
      ['receive', 'comment'],
      ['return', 'order', 'shipment'],
    ],
    [['create', 'update', 'import', 'export'], ['stock']],
    [['decide', 'comment'], ['approval']],
    ['create', ['attachment']],
  ],
  auditor: [[['read', 'export'], ['all']]],
  administrator: [
    ['read', [...GOODS, 'approval', 'dealer', 'price', 'user', 'policy', 'region', 'stock']],
    ['manage', ['user', 'policy', 'region', 'warehouse', 'api_key', 'webhook']],
    [['create', 'update', 'import'], ['catalog']],
    ['create', ['attachment']],
  ],
  operator: [
    ['read', ['operation', 'workflow', 'user', 'audit']],
    ['manage', ['operation', 'workflow']],
  ],
  compliance_officer: [
    [
      'read',
      [
        'order',
        'return',
        'dealer',
        'contract',
        'price',
        'approval',
        'catalog',
        'region',
        'user',
        'policy',
        'audit',
        'report',
        'attachment',
      ],
    ],
    [['decide', 'comment'], ['approval']],
  ],
};

const known = new Map<string, Ability>();

/** The abilities of a person with `roles` (several add up). */
export function abilitiesFor(roles: readonly Role[]): Ability {
  const name = [...roles].sort().join(',');
  const found = known.get(name);
  if (found) return found;
  const { can, build } = new AbilityBuilder<Ability>(createMongoAbility);
  for (const [actions, subjects] of [...EVERYONE, ...roles.flatMap((role) => GRANTS[role])]) {
    can(typeof actions === 'string' ? actions : [...actions], [...subjects]);
  }
  const ability = build();
  known.set(name, ability);
  return ability;
}
