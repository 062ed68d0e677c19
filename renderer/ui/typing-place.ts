/** Marks an element that takes every key itself, as a terminal does. */
export const ownKeys = { 'data-own-keys': '' } as const;

// Inputs that take no text.
const noText = /^(?:button|checkbox|color|file|image|radio|range|reset|submit)$/;

/** Where a key would go: to a text field, to something that has all keys for itself, or to neither. */
export function typingPlace(target: EventTarget | null): 'field' | 'own-keys' | 'elsewhere' {
  if (!(target instanceof HTMLElement)) return 'elsewhere';
  if (target.closest('[data-own-keys]') !== null) return 'own-keys';
  const field =
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !noText.test(target.type));
  return field ? 'field' : 'elsewhere';
}
