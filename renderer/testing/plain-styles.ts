/**
 * Stands in for jsdom's `getComputedStyle`, which tries every rule of the page on an element for each question, and took a
 * third of the time of these tests. What of a style can be told here without the app's sheets is on the elements
 * themselves: `style` and `hidden`. How things look is tested in the real window.
 */
window.getComputedStyle = (element) => {
  const style = document.createElement('div').style;
  if (element instanceof HTMLElement || element instanceof SVGElement) style.cssText = element.style.cssText;
  if (element.hasAttribute('hidden')) style.display = 'none';
  else if (style.display === '') style.display = 'block';
  if (style.visibility === '') style.visibility = inheritedVisibility(element.parentElement);
  return style;
};

function inheritedVisibility(element: Element | null): string {
  for (let at = element; at !== null; at = at.parentElement) {
    const own = at instanceof HTMLElement ? at.style.visibility : '';
    if (own !== '') return own;
  }
  return 'visible';
}
