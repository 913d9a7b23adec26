/** A program of its own: lets the Temporal SDK download its dev server into the folder given, starts it once and stops it. */
import { TestWorkflowEnvironment } from '@temporalio/testing';

const downloadDir = process.argv[2];
if (downloadDir === undefined) throw new Error('usage: temporal-download FOLDER');
const environment = await TestWorkflowEnvironment.createLocal({
  server: { executable: { type: 'cached-download', downloadDir, ttl: '1000 days' } },
});
await environment.teardown();
process.exit(0);
