// Owns the list of what can be imported from a sheet.
import type { ImportKind } from '../jobs.schema.ts';
import { contractsImport } from './contracts.ts';
import { dealersImport } from './dealers.ts';
import type { ImportEntity } from './entity.ts';
import { openingImport } from './opening.ts';
import { pricesImport } from './prices.ts';
import { skusImport } from './skus.ts';
import { stockImport } from './stock.ts';

export const IMPORT_ENTITIES: Readonly<Record<ImportKind, ImportEntity>> = {
  dealers: dealersImport,
  contracts: contractsImport,
  skus: skusImport,
  prices: pricesImport,
  stock: stockImport,
  opening_balances: openingImport,
};
