// Owns the HTTP of policy drafts: read, save and discard the next version of a document type's policy.
import { z } from 'zod';
import { withScope } from '../platform/db/database.ts';
import { notFound, requireAbility, requireIfMatch, runCommand, sendRefusal } from '../platform/http/index.ts';
import type { ApiDeps, App } from '../platform/http/index.ts';
import { discardDraft, saveDraft } from './policy-drafts.ts';
import { draftState, policyDraft, savePolicyDraftBody } from './policy.schema.ts';
import { draftsOf } from './settings.queries.ts';

const TAG = ['approval_policies'];
const params = z.strictObject({ document_type: z.string().max(60) });
const TYPE = /^[a-z][a-z_]{1,39}$/;
const version = (value: { version: number }): number => value.version;

export function policyDraftRoutes(app: App, deps: ApiDeps): void {
  app.get(
    '/api/v1/approval_policy_drafts',
    {
      schema: {
        operationId: 'listApprovalPolicyDrafts',
        tags: TAG,
        description: 'The drafts being written, one per document type at most.',
        response: { 200: z.strictObject({ data: z.array(policyDraft) }) },
      },
    },
    async (request) => {
      const principal = requireAbility(request, 'read', 'policy');
      return { data: await withScope(deps.db, principal.scope, (tx) => draftsOf(tx, principal.companyId)) };
    },
  );

  app.put(
    '/api/v1/approval_policy_drafts/:document_type',
    {
      config: { ifMatch: true },
      schema: {
        operationId: 'saveApprovalPolicyDraft',
        tags: TAG,
        description:
          'Saves the draft on the version in If-Match, "0" for a new one. What is missing is told when it is published.',
        params,
        body: savePolicyDraftBody,
        response: { 200: draftState },
      },
    },
    async (request, reply) => {
      const { companyId } = requireAbility(request, 'update', 'policy');
      const { document_type: documentType } = request.params;
      if (!TYPE.test(documentType)) return sendRefusal(reply, notFound('policy', documentType));
      const given = requireIfMatch(request);
      const options = {
        operation: 'saveApprovalPolicyDraft',
        objectType: 'approval_policy',
        objectId: documentType,
        version: given,
        etag: version,
      };
      const { rules, based_on: basedOn } = request.body;
      await runCommand(request, reply, options, (work) =>
        saveDraft(work, { companyId, documentType, version: given, basedOn, rules }),
      );
    },
  );

  app.delete(
    '/api/v1/approval_policy_drafts/:document_type',
    {
      config: { ifMatch: true },
      schema: {
        operationId: 'discardApprovalPolicyDraft',
        tags: TAG,
        description: 'Throws the draft away, on the version in If-Match.',
        params,
        response: { 200: draftState },
      },
    },
    async (request, reply) => {
      const { companyId } = requireAbility(request, 'update', 'policy');
      const { document_type: documentType } = request.params;
      if (!TYPE.test(documentType)) return sendRefusal(reply, notFound('policy', documentType));
      const given = requireIfMatch(request);
      const options = {
        operation: 'discardApprovalPolicyDraft',
        objectType: 'approval_policy',
        objectId: documentType,
        version: given,
      };
      await runCommand(request, reply, options, (work) =>
        discardDraft(work, { companyId, documentType, version: given }),
      );
    },
  );
}
