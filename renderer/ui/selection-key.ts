import type { KeyboardEvent } from 'react';

type Keys = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** What a key does to the selection; `null` for a key that is none of its own. */
export function selectionKey({
  key,
  ctrlKey,
  metaKey,
  altKey,
  shiftKey,
}: Keys): 'select-all' | 'clear' | 'delete' | null {
  if (altKey || shiftKey) return null;
  if ((ctrlKey || metaKey) && key.toLowerCase() === 'a') return 'select-all';
  // A Mac's keyboard has no Delete key: there it is Command and Backspace, as in the Finder.
  if (metaKey && key === 'Backspace') return 'delete';
  if (ctrlKey || metaKey) return null;
  if (key === 'Escape') return 'clear';
  return key === 'Delete' ? 'delete' : null;
}
