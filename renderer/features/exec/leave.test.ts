import { afterEach, describe, expect, it } from 'vitest';
import { leave } from './leave.ts';

afterEach(() => document.body.replaceChildren());

function page() {
  document.body.innerHTML =
    '<a id="first" href="#x">a</a><button id="before">b</button><button tabindex="-1">no</button>' +
    '<div id="box"><button>within</button></div><input id="after" /><button id="last">c</button>';
  const box = document.getElementById('box');
  if (box === null) throw new Error('No box');
  return box;
}

describe('leaving an element that takes Tab for itself', () => {
  it.each([
    ['forward', 'after'],
    ['back', 'before'],
  ] as const)('%s leads to what is there: %s', (direction, id) => {
    leave(page(), direction);
    expect(document.activeElement?.id).toBe(id);
  });

  it('goes round at the end of the page', () => {
    const box = page();
    for (const id of ['after', 'last']) document.getElementById(id)?.remove();
    leave(box, 'forward');
    expect(document.activeElement?.id).toBe('first');
  });
});
