/** Marks the field that `focusSearch` goes to. */
export const searchField = { 'data-search': '' } as const;

/** Goes to the search of the view that is shown, if it has one. */
export function focusSearch(): void {
  const field = document.querySelector('main [data-search]');
  if (!(field instanceof HTMLInputElement)) return;
  field.focus();
  field.select();
}
