// Owns structured logs: one JSON line per event, request ids everywhere, no personal data.
import { pino } from 'pino';
import type { DestinationStream, Logger } from 'pino';

/** Members that may hold secrets or personal data; they never reach a log line. */
const REDACTED = [
  'password',
  'login',
  'cookie',
  'authorization',
  'headers',
  'body',
  'secret',
  'csrf',
  'phone',
  'email',
].flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/** A logger to standard output, or to `destination`. */
export function createLogger(level: string, program: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { program },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    redact: { paths: REDACTED, censor: '[redacted]' },
    serializers: { err: describeError },
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** Errors of the database carry the values of rows, so only what names the fault is kept. */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: 'not an error object' };
  const code = 'code' in error ? error.code : undefined;
  return { type: error.name, message: error.message, code, stack: error.stack };
}
