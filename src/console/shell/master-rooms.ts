/** Owns the rooms of master data in the menus. */
import { Handshake } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { AbilityAction, AbilitySubject } from '../../people/abilities.ts';

export type MasterRoom = {
  key: 'dealers';
  to: '/dealers';
  icon: LucideIcon;
  needs: readonly [AbilityAction, AbilitySubject];
};

export const masterRooms = {
  key: 'groupMasters',
  rooms: [{ key: 'dealers', to: '/dealers', icon: Handshake, needs: ['read', 'dealer'] }] satisfies MasterRoom[],
} as const;
