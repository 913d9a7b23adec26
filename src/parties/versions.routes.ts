// Owns the versions of partners, their contracts and stores over HTTP.
import type { ApiDeps, App } from '../platform/http/index.ts';
import { versionsRoute } from '../versions/routes.ts';
import { findStore } from './fields.store.ts';

/** `GET /dealers|contracts|stores/{id}/versions`. The versions of a contract hang on its number, whichever of them is named. */
export function partyVersions(app: App, deps: ApiDeps): void {
  versionsRoute(app, deps, {
    plural: 'dealers',
    operationId: 'listDealerVersions',
    tag: 'partners',
    subject: 'dealer',
    type: 'dealer',
    find: async (tx, { companyId }, id) => {
      const query = tx.selectFrom('dealer').select('party_id').where('party_id', '=', id);
      return (await query.where('company_id', '=', companyId).executeTakeFirst())?.party_id;
    },
  });
  versionsRoute(app, deps, {
    plural: 'contracts',
    operationId: 'listContractVersions',
    tag: 'partners',
    subject: 'contract',
    type: 'contract',
    find: async (tx, { companyId }, id) => {
      const query = tx.selectFrom('contract').select('number').where('id', '=', id);
      return (await query.where('company_id', '=', companyId).executeTakeFirst())?.number;
    },
  });
  versionsRoute(app, deps, {
    plural: 'stores',
    operationId: 'listStoreVersions',
    tag: 'partners',
    subject: 'dealer',
    type: 'store',
    find: async (tx, { companyId }, id) => (await findStore(tx, companyId, id))?.id,
  });
}
