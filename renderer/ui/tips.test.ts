import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { showTips } from './tips.ts';

let end: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = `
    <div id="list">
      <button id="stop" data-tip="Stop"><svg></svg></button>
      <button id="delete" data-tip="Wait: stopping shop" aria-disabled="true">Delete</button>
      <button id="plain">Plain</button>
    </div>`;
  end = showTips(document);
});

afterEach(() => {
  end();
  vi.useRealTimers();
});

const at = (id: string) => document.getElementById(id) ?? document.body;
const pointAt = (element: Element) => element.dispatchEvent(new MouseEvent('pointerover', { bubbles: true }));
const press = (element: Element) => element.dispatchEvent(new MouseEvent('pointerdown', { bubbles: true }));
const shown = () => [...document.querySelectorAll('[role="tooltip"]')].map(({ textContent }) => textContent);
const later = (ms: number) => vi.advanceTimersByTime(ms);
/** Changes of the document are told a moment later. */
const settled = () => vi.advanceTimersByTimeAsync(0);

describe('a tip', () => {
  it('is shown of what the pointer rests on, also on something in it, and goes with the pointer', () => {
    pointAt(at('stop').firstElementChild ?? at('stop'));
    later(390);
    expect(shown()).toEqual([]);
    later(20);
    expect(shown()).toEqual(['Stop']);
    pointAt(at('plain'));
    expect(shown()).toEqual([]);
  });

  it('is not shown of what is only passed, and comes sooner to who has just read another', () => {
    pointAt(at('stop'));
    later(300);
    pointAt(at('delete'));
    later(300);
    expect(shown()).toEqual([]);
    later(110);
    expect(shown()).toEqual(['Wait: stopping shop']);
    pointAt(at('stop'));
    later(210);
    expect(shown()).toEqual(['Stop']);
  });

  it('is shown of what the keyboard leads to', () => {
    at('stop').focus();
    later(410);
    expect(shown()).toEqual(['Stop']);
    at('plain').focus();
    expect(shown()).toEqual([]);
  });

  it('is taken away by Escape and by a press, and stays away until something else is pointed at', () => {
    const takeAway: readonly (() => void)[] = [
      () => document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' })),
      () => press(at('stop')),
    ];
    for (const act of takeAway) {
      pointAt(at('stop'));
      later(410);
      expect(shown()).toEqual(['Stop']);
      act();
      pointAt(at('stop'));
      later(1_000);
      expect(shown()).toEqual([]);
      pointAt(at('plain'));
    }
    pointAt(at('stop'));
    later(410);
    expect(shown()).toEqual(['Stop']);
  });

  it('says at once why what is pressed can’t be used', () => {
    press(at('delete'));
    expect(shown()).toEqual(['Wait: stopping shop']);
  });

  it('says what its element says now, also of one that was pressed and rests since', async () => {
    pointAt(at('stop'));
    later(410);
    at('stop').dataset.tip = 'Unpause';
    await settled();
    expect(shown()).toEqual(['Unpause']);
    press(at('stop'));
    at('stop').dataset.tip = 'Wait: stopping shop';
    await settled();
    later(410);
    expect(shown()).toEqual(['Wait: stopping shop']);
  });

  it('comes to what had nothing to say when it was pointed at, and goes with its element', async () => {
    pointAt(at('plain'));
    at('plain').dataset.tip = 'Wait';
    await settled();
    later(410);
    expect(shown()).toEqual(['Wait']);
    at('plain').remove();
    await settled();
    expect(shown()).toEqual([]);
  });

  it('goes when what it stands beside is scrolled', () => {
    pointAt(at('stop'));
    later(410);
    at('list').dispatchEvent(new Event('scroll'));
    expect(shown()).toEqual([]);
  });
});
