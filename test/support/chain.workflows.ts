/** The workflows of tests that decide over HTTP: a document that is only approved, and the real bulk workflow. */
export { approveDocument } from '../workflows/chain.workflow.ts';
export { decideInBulk } from '../../workflows/approvals/bulk.ts';
