/** What the auditor's desk reads. */
import { queryOptions } from '@tanstack/react-query';
import { DOSSIER_TYPES } from '../../../audit/dossier.schema.ts';
import type {
  Dossier,
  DossierApproval,
  DossierEvent,
  DossierType,
  DossierVersion,
} from '../../../audit/dossier.schema.ts';
import type { SearchKind } from '../../../search/schema.ts';
import { get } from '../../lib/api.ts';

export type { Dossier, DossierApproval, DossierEvent, DossierType, DossierVersion };

/** A kind of document that has a dossier; undefined for everything else. */
export function dossierType(kind: SearchKind | string): DossierType | undefined {
  return DOSSIER_TYPES.find((type) => type === kind);
}

/** Everything about one document. */
export const dossierQuery = (type: string, id: string) =>
  queryOptions({
    queryKey: ['audit', 'dossier', type, id],
    queryFn: ({ signal }) =>
      get<Dossier>(`/audit_documents/${encodeURIComponent(type)}/${encodeURIComponent(id)}`, undefined, signal),
  });
