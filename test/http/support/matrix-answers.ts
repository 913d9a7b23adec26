/** Whether an answer to a request with somebody else's id is right, and what it tells that it must not. */
import type { Try } from './matrix.ts';

export function wordsOf(text: string): string[] {
  return text.match(/[\w-]{8,}/g) ?? [];
}

export function leakIn(answer: string, secrets: ReadonlySet<string>, mayTell: ReadonlySet<string>): string | undefined {
  return wordsOf(answer).find((word) => secrets.has(word) && !mayTell.has(word));
}

/** What is somebody else's is not there: 404, or 403 where even one's own is out of reach. A form may be refused before. */
export function isRight(one: Try, status: number, code: string | undefined, answer: string): boolean {
  if (status >= 500 || status === 401) return false;
  if (one.foreign === 'nothing') return status < 500;
  // The state of one's own document may refuse before its part is looked for.
  if (one.foreign === 'part') return status >= 400;
  if (one.foreign === 'path')
    return status === 403 || status === 404 || (one.operation.method !== 'GET' && code === 'INVALID_CONTENT');
  if (status >= 400) return true;
  if (one.foreign === 'body') return isRefusedInside(JSON.parse(answer));
  return one.operation.id === 'listAuditEvents' || isEmpty(JSON.parse(answer));
}

/** Bulk work answers row by row. */
function isRefusedInside(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null || !('results' in answer) || !Array.isArray(answer.results))
    return false;
  return answer.results.every((row: { status?: string }) => row.status === 'refused');
}

/** A list without rows, or counts and sums of nothing. */
function isEmpty(answer: unknown): boolean {
  if (Array.isArray(answer)) return answer.length === 0;
  if (typeof answer !== 'object' || answer === null) return false;
  if ('data' in answer) return isEmpty(answer.data);
  return 'count' in answer && Number(answer.count) === 0;
}
