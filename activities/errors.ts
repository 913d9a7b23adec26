// Owns which failures are tried again: broken machines are, content the database refuses never gets better by repeating.
import { ApplicationFailure } from '@temporalio/activity';

/** PostgreSQL classes 22 (data exception) and 23 (integrity constraint violation): the same input fails the same way. */
function isRefusedByDatabase(error: unknown): error is { code: string; message: string } {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^2[23][0-9A-Z]{3}$/.test(error.code)
  );
}

/** The same activities, except that content the database refuses fails the step at once instead of being retried for ever. */
export function failingFast<T extends Record<string, (input: never) => Promise<unknown>>>(activities: T): T {
  const wrapped = Object.entries(activities).map(([name, run]) => [
    name,
    async (input: never) => {
      try {
        return await run(input);
      } catch (error) {
        if (!isRefusedByDatabase(error)) throw error;
        throw ApplicationFailure.nonRetryable(error.message, `DATABASE_${error.code}`);
      }
    },
  ]);
  return Object.fromEntries(wrapped) as T;
}
