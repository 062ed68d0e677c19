import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { whileVisible } from './while-visible.ts';

/** A window that is made hidden, as ours is. */
class FakeWindow extends EventEmitter {
  visible = false;
  minimized = false;
  destroyed = false;
  isVisible = () => this.visible;
  isMinimized = () => this.minimized;
  isDestroyed = () => this.destroyed;
}

function follow() {
  const window = new FakeWindow();
  const told: boolean[] = [];
  whileVisible(window, (visible) => told.push(visible));
  return { window, told };
}

it('a window is seen from when it is shown until it is hidden', () => {
  const { window, told } = follow();
  window.visible = true;
  window.emit('show');
  window.emit('show');
  window.visible = false;
  window.emit('hide');
  expect(told).toEqual([false, true, false]);
});

it('a minimised window is not seen, also where the system calls it visible', () => {
  const { window, told } = follow();
  window.visible = true;
  window.emit('show');
  window.minimized = true;
  window.emit('minimize');
  window.minimized = false;
  window.emit('restore');
  expect(told).toEqual([false, true, false, true]);
});

it('a closed window is not seen', () => {
  const { window, told } = follow();
  window.visible = true;
  window.emit('show');
  window.destroyed = true;
  window.emit('closed');
  expect(told).toEqual([false, true, false]);
});
