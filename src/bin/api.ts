// Runs the API and the console against given servers. Ctrl-C and SIGTERM drain.
import { loadConfig } from '../platform/config.ts';
import { createLogger } from '../platform/logging.ts';
import { startApiPart } from './parts.ts';
import { runUntilStopped } from './stop.ts';

await runUntilStopped(async () => {
  const config = loadConfig(process.env);
  const databaseUrl = config.databaseApiUrl ?? config.databaseUrl;
  const { temporalAddress } = config;
  if (!databaseUrl || !temporalAddress)
    throw new Error(
      'The API needs DATABASE_API_URL (or DATABASE_URL) and TEMPORAL_ADDRESS; `npm start` runs everything on one machine.',
    );
  const logger = createLogger(config.logLevel, 'api');
  const part = await startApiPart(config, { databaseUrl, temporalAddress }, logger);
  logger.info({ url: part.url }, 'the API is up');
  return part;
});
