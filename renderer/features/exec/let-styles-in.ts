const changed = new WeakSet<Document>();

/**
 * Lets a library style what it draws in two ways that the page's policy refuses: its style elements get the page's
 * nonce, and a span's style attribute is set through the object model, which the policy leaves to scripts. xterm.js
 * makes its elements from the page's own document, whatever it is told, so it is that document which is changed.
 */
export function letStylesIn(document: Document, nonce: string): void {
  if (changed.has(document)) return;
  changed.add(document);
  const createElement = document.createElement.bind(document);
  document.createElement = (name: string, options?: ElementCreationOptions) => {
    const element = createElement(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    if (element instanceof HTMLSpanElement) element.setAttribute = setAttribute;
    return element;
  };
}

function setAttribute(this: HTMLSpanElement, name: string, value: string): void {
  if (name === 'style') this.style.cssText = value;
  else Element.prototype.setAttribute.call(this, name, value);
}

/** The nonce of this load of the page. */
export const nonceOf = (document: Document): string =>
  document.querySelector('meta[property="csp-nonce"]')?.getAttribute('content') ?? '';
