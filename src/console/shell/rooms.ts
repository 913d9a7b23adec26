/** Owns which rooms the menus show; a room appears only for those who may enter it. */
import { Inbox, ShoppingCart } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { SessionView } from '../lib/session.ts';

export type Room = { key: 'inbox' | 'orders'; to: '/inbox' | '/orders'; icon: LucideIcon; badge?: boolean };
export type RoomGroup = { key: 'top' | 'groupChannel'; rooms: readonly Room[] };

const groups: readonly RoomGroup[] = [
  { key: 'top', rooms: [{ key: 'inbox', to: '/inbox', icon: Inbox, badge: true }] },
  { key: 'groupChannel', rooms: [{ key: 'orders', to: '/orders', icon: ShoppingCart }] },
];

/** Groups of rooms for a person; empty groups are left out. */
export function roomsFor(_session: SessionView): readonly RoomGroup[] {
  return groups.filter((group) => group.rooms.length > 0);
}
