import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { saveBeforeClose } from './save-before-close.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A window that closes when nobody holds it. */
function aWindow() {
  let listener = (_: { preventDefault(): void }) => {};
  const events: string[] = [];
  let closed = false;
  const window = {
    isDestroyed: () => closed,
    on: (_: 'close', added: typeof listener) => {
      listener = added;
    },
    close: () => {
      let held = false;
      listener({
        preventDefault: () => {
          held = true;
        },
      });
      closed ||= !held;
      events.push(held ? 'held' : 'closed');
    },
  };
  const saving = saveBeforeClose(window, () => events.push('asked'));
  return { window, saving, events };
}
const settled = () => vi.advanceTimersByTimeAsync(0);

test('a window closes once its page has handed over what it holds', async () => {
  const { window, saving, events } = aWindow();
  window.close();
  await settled();
  expect(events).toEqual(['asked', 'held']);
  saving.saved();
  await settled();
  expect(events).toEqual(['asked', 'held', 'closed']);
});

test('a page that does not answer does not keep its window open', async () => {
  const { window, events } = aWindow();
  window.close();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(events).toEqual(['asked', 'held', 'closed']);
});

test('a page is asked once, however often its window is closed meanwhile', async () => {
  const { window, saving, events } = aWindow();
  window.close();
  window.close();
  saving.saved();
  await settled();
  expect(events.filter((event) => event === 'asked')).toHaveLength(1);
  expect(events.at(-1)).toBe('closed');
});

test('after the page was asked because the app quits, its window closes without being held', async () => {
  const { window, saving, events } = aWindow();
  const saved = saving.save();
  saving.saved();
  await saved;
  window.close();
  expect(events).toEqual(['asked', 'closed']);
  await saving.save();
  expect(events).toEqual(['asked', 'closed']);
});
