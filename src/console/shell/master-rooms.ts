/** Owns the rooms of master data in the menus. */
import { Handshake, Package, Tags, Warehouse } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { AbilityAction, AbilitySubject } from '../../people/abilities.ts';

export type MasterRoom = {
  key: 'dealers' | 'catalog' | 'prices' | 'warehouses';
  to: '/dealers' | '/catalog' | '/prices' | '/warehouses';
  icon: LucideIcon;
  needs: readonly [AbilityAction, AbilitySubject];
};

export const masterRooms = {
  key: 'groupMasters',
  rooms: [
    { key: 'dealers', to: '/dealers', icon: Handshake, needs: ['read', 'dealer'] },
    { key: 'catalog', to: '/catalog', icon: Package, needs: ['update', 'catalog'] },
    { key: 'prices', to: '/prices', icon: Tags, needs: ['read', 'price'] },
    { key: 'warehouses', to: '/warehouses', icon: Warehouse, needs: ['read', 'stock'] },
  ] satisfies MasterRoom[],
} as const;
