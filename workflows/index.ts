// Names every workflow once: the whole content of the workflow bundle.
export { decideInBulk } from './approvals/bulk.ts';
export { exportList } from './exports/export-list.ts';
export { importSheet } from './imports/import-sheet.ts';
export { order } from './orders/order.ts';
export { returnGoods } from './returns/return.ts';
export { deliverWebhook } from './webhooks/deliver.ts';
