/** Owns which rooms the menus show; a room appears only for those whose ability rules open it. */
import { Inbox, KeyRound, ShoppingCart, Undo2, Webhook } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { AbilityAction, AbilitySubject } from '../../people/abilities.ts';
import type { Me } from '../../people/schema.ts';
import { may } from '../lib/ability.ts';

export type Room = {
  key: 'inbox' | 'orders' | 'returns' | 'keys' | 'webhooks';
  to: '/inbox' | '/orders' | '/returns' | '/keys' | '/webhooks';
  icon: LucideIcon;
  needs: readonly [AbilityAction, AbilitySubject];
  badge?: boolean;
};
export type RoomGroup = { key: 'top' | 'groupChannel' | 'groupMachines'; rooms: readonly Room[] };

const groups: readonly RoomGroup[] = [
  { key: 'top', rooms: [{ key: 'inbox', to: '/inbox', icon: Inbox, needs: ['read', 'approval'], badge: true }] },
  {
    key: 'groupChannel',
    rooms: [
      { key: 'orders', to: '/orders', icon: ShoppingCart, needs: ['read', 'order'] },
      { key: 'returns', to: '/returns', icon: Undo2, needs: ['read', 'return'] },
    ],
  },
  {
    key: 'groupMachines',
    rooms: [
      { key: 'keys', to: '/keys', icon: KeyRound, needs: ['update', 'api_key'] },
      { key: 'webhooks', to: '/webhooks', icon: Webhook, needs: ['update', 'webhook'] },
    ],
  },
];

/** Groups of rooms for a person; empty groups are left out. */
export function roomsFor(me: Me): readonly RoomGroup[] {
  return groups
    .map((group) => ({ ...group, rooms: group.rooms.filter((room) => may(me, ...room.needs)) }))
    .filter((group) => group.rooms.length > 0);
}
