/** jest global setup of the projects that need PostgreSQL. */
import { startTestPostgres } from './postgres.ts';

export default async function setup(): Promise<void> {
  globalThis.stopTestPostgres = await startTestPostgres();
}

declare global {
  // eslint-disable-next-line no-var
  var stopTestPostgres: (() => Promise<void>) | undefined;
}
