/** Owns which rooms the menus show; a room appears only for those whose ability rules open it. */
import {
  FileSearch,
  FileText,
  HeartPulse,
  Inbox,
  KeyRound,
  Landmark,
  ListChecks,
  ShoppingCart,
  Truck,
  Undo2,
  UserRoundCheck,
  Users,
  WalletCards,
  Webhook,
  House,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { AbilityAction, AbilitySubject } from '../../people/abilities.ts';
import type { Me } from '../../people/schema.ts';
import { may } from '../lib/ability.ts';
import { importsRoom } from './imports-room.ts';
import { masterRooms } from './master-rooms.ts';

type Needs = readonly [AbilityAction, AbilitySubject];
type RoomShape = {
  key: string;
  to: `/${string}`;
  icon: LucideIcon;
  needs: Needs;
  /** Any of these opens it too. */
  orNeeds?: readonly Needs[];
  badge?: boolean;
};

const groups = [
  {
    key: 'top',
    rooms: [
      { key: 'home', to: '/', icon: House, needs: ['read', 'operation'] },
      { key: 'inbox', to: '/inbox', icon: Inbox, needs: ['read', 'approval'], badge: true },
    ],
  },
  {
    key: 'groupChannel',
    rooms: [
      { key: 'orders', to: '/orders', icon: ShoppingCart, needs: ['read', 'order'] },
      { key: 'warehouse', to: '/warehouse', icon: Truck, needs: ['ship', 'order'] },
      { key: 'returns', to: '/returns', icon: Undo2, needs: ['read', 'return'] },
      importsRoom,
    ],
  },
  masterRooms,
  { key: 'groupInsight', rooms: [{ key: 'audit', to: '/search', icon: FileSearch, needs: ['read', 'audit'] }] },
  {
    key: 'groupFinance',
    rooms: [
      { key: 'receivables', to: '/receivables', icon: Landmark, needs: ['read', 'invoice'] },
      { key: 'invoices', to: '/invoices', icon: FileText, needs: ['read', 'invoice'] },
      { key: 'payments', to: '/payments', icon: WalletCards, needs: ['read', 'payment'] },
    ],
  },
  {
    key: 'groupMachines',
    rooms: [
      { key: 'keys', to: '/keys', icon: KeyRound, needs: ['update', 'api_key'] },
      { key: 'webhooks', to: '/webhooks', icon: Webhook, needs: ['update', 'webhook'] },
    ],
  },
  {
    key: 'groupSettings',
    rooms: [
      { key: 'people', to: '/people', icon: Users, needs: ['update', 'user'] },
      { key: 'policies', to: '/policies', icon: ListChecks, needs: ['read', 'policy'] },
      {
        key: 'delegations',
        to: '/delegations',
        icon: UserRoundCheck,
        needs: ['decide', 'approval'],
        orNeeds: [['update', 'user']],
      },
    ],
  },
  { key: 'groupSystem', rooms: [{ key: 'health', to: '/health', icon: HeartPulse, needs: ['read', 'workflow'] }] },
] as const satisfies readonly { key: string; rooms: readonly RoomShape[] }[];

export type Room = RoomShape & Pick<(typeof groups)[number]['rooms'][number], 'key' | 'to'>;
export type RoomGroup = { key: (typeof groups)[number]['key']; rooms: readonly Room[] };

/** Groups of rooms for a person; empty groups are left out. */
export function roomsFor(me: Me): readonly RoomGroup[] {
  return groups
    .map((group) => ({
      ...group,
      rooms: group.rooms.filter(({ needs, orNeeds = [] }: Room) =>
        [needs, ...orNeeds].some((need) => may(me, ...need)),
      ),
    }))
    .filter((group) => group.rooms.length > 0);
}

const TABS_MAX = 4;

/** The rooms of the bottom bar, and those that have no place there. */
export function tabsFor(me: Me): { tabs: readonly Room[]; rest: readonly Room[] } {
  const rooms = roomsFor(me).flatMap((group) => group.rooms);
  return { tabs: rooms.slice(0, TABS_MAX), rest: rooms.slice(TABS_MAX) };
}
