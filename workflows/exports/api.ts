// The only door to making the file of an export.

export const EXPORT_WORKFLOW = 'exportList';

export interface ExportInput {
  tenant: string;
  companyId: string;
  userId: string;
  actor: { userId: string; requestId: string | null; apiKeyId?: string };
  operationId: string;
  fileId: string;
  list: 'orders' | 'returns' | 'dealers' | 'skus' | 'stock' | 'payments' | 'invoices';
  query: Record<string, string>;
  format: 'xlsx' | 'csv';
  locale: 'zh-CN' | 'en';
  /** Where the steps run: beside the API, behind the walls of its role. */
  taskQueue: string;
}
