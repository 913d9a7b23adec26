/** Owns the number in the badge: exactly the rows of 待办. */

/** How many items wait for this person; undefined until known. */
export function useWaiting(): number | undefined {
  return undefined;
}
