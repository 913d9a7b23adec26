/** Knows when a single key is a shortcut and when it is typing. */

/** True when the key goes into a field, or with a modifier, or while a dialog is open. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true;
  const at = event.target;
  if (!(at instanceof HTMLElement)) return false;
  return (
    at.isContentEditable ||
    ['INPUT', 'TEXTAREA', 'SELECT'].includes(at.tagName) ||
    at.closest('[role="dialog"]') !== null
  );
}
