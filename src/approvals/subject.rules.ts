// Owns what approvals are called: a code with names, never a sentence in one language.
import type { ApprovalSubject } from './schema.ts';

/** A document of a partner: called by the partner's name. `code` is the document type. */
export function partnerSubject(code: string, partner: { name: string; name_en: string | null }): ApprovalSubject {
  return { code, params: { name: partner.name, ...(partner.name_en === null ? {} : { name_en: partner.name_en }) } };
}
