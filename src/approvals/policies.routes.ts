// Owns the HTTP of approval policies: versions, publishing the next one, and asking who would approve.
import { z } from 'zod';
import { withScope } from '../platform/db/database.ts';
import {
  decodeCursor,
  notFound,
  pageOf,
  requireAbility,
  runCommand,
  sendOutcome,
  sendRefusal,
} from '../platform/http/index.ts';
import type { ApiDeps, App } from '../platform/http/index.ts';
import { policiesOf } from './settings.queries.ts';
import { publishPolicy } from './policies.ts';
import { policyDraftRoutes } from './policy-drafts.routes.ts';
import { previewPolicy } from './preview.ts';
import { policyPage, policyQuery, policyView, publishPolicyBody, publishedPolicy } from './schema.ts';
import { policyPreview, policyPreviewBody } from './policy.schema.ts';

const TAG = ['approval_policies'];

export function policyRoutes(app: App, deps: ApiDeps): void {
  policyDraftRoutes(app, deps);
  app.get(
    '/api/v1/approval_policies',
    {
      schema: {
        operationId: 'listApprovalPolicies',
        tags: TAG,
        querystring: policyQuery,
        response: { 200: policyPage },
      },
    },
    async (request, reply) => {
      const principal = requireAbility(request, 'read', 'policy');
      const { limit, cursor: text, document_type: documentType } = request.query;
      const cursor = decodeCursor(text);
      const place = cursor && { at: cursor.key[0]!, id: cursor.key[1]!, back: cursor.back };
      const rows = await withScope(deps.db, principal.scope, (tx) =>
        policiesOf(tx, principal.companyId, { documentType, limit, place }),
      );
      const page = pageOf(rows, limit, cursor, (item) => item.key);
      return reply.send({ ...page, data: page.data.map((item) => item.row) });
    },
  );

  app.get(
    '/api/v1/approval_policies/:id',
    {
      schema: {
        operationId: 'getApprovalPolicy',
        tags: TAG,
        params: z.strictObject({ id: z.string().max(60) }),
        response: { 200: policyView },
      },
    },
    async (request, reply) => {
      const principal = requireAbility(request, 'read', 'policy');
      const [found] = await withScope(deps.db, principal.scope, (tx) =>
        policiesOf(tx, principal.companyId, { id: request.params.id, limit: 1 }),
      );
      if (!found) return sendRefusal(reply, notFound('policy', request.params.id));
      return reply.send(found.row);
    },
  );

  app.post(
    '/api/v1/approval_policies',
    {
      schema: {
        operationId: 'publishApprovalPolicy',
        tags: TAG,
        description:
          'Publishes the next version for a document type and ends its draft. Refuses a tier nobody decides, an escalation back to the same people and a policy nobody could decide (422). Approvals already open keep the version they were opened under.',
        body: publishPolicyBody,
        response: { 201: publishedPolicy },
      },
    },
    async (request, reply) => {
      const principal = requireAbility(request, 'create', 'policy');
      const body = request.body;
      await runCommand(
        request,
        reply,
        { operation: 'publishApprovalPolicy', objectType: 'approval_policy', status: 201 },
        (work) =>
          publishPolicy(work, {
            companyId: principal.companyId,
            documentType: body.document_type,
            rules: body.rules,
            validFrom: body.valid_from ?? null,
            basedOn: body.based_on,
          }),
      );
    },
  );

  app.post(
    '/api/v1/approval_policies/preview',
    {
      config: { noIdempotencyKey: true },
      schema: {
        operationId: 'previewApprovalPolicy',
        tags: TAG,
        description:
          'Who would be asked for a document or for made-up facts, by a draft or by the policy in force, and which part of the rule names each. Nothing is opened.',
        body: policyPreviewBody,
        response: { 200: policyPreview },
      },
    },
    async (request, reply) => {
      const principal = requireAbility(request, 'read', 'policy');
      const now = deps.now?.() ?? new Date();
      const outcome = await withScope(deps.db, principal.scope, (tx) =>
        previewPolicy(tx, principal.companyId, request.body, now),
      );
      sendOutcome(reply, outcome);
    },
  );
}
