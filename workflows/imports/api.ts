// The only door to importing a sheet: one workflow per step of an import. Ids only; rows stay in SQL and in the file.

export const IMPORT_WORKFLOW = 'importSheet';

export interface ImportInput {
  tenant: string;
  jobId: string;
  operationId: string;
  actor: { userId: string; requestId: string | null; apiKeyId?: string };
  step: 'check' | 'apply';
}
