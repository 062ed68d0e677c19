import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useTimeText } from './clock.ts';

const minute = 60_000;

function Minutes() {
  return <p>{useTimeText((now) => `minute ${Math.floor(now / minute)}`)}</p>;
}

function setHidden(hidden: boolean): void {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden);
  document.dispatchEvent(new Event('visibilitychange'));
}

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it('keeps texts true as time goes by', () => {
  render(<Minutes />);
  act(() => void vi.advanceTimersByTime(minute));
  expect(screen.getByText('minute 1')).toBeDefined();
});

it('wakes nobody in a window that is hidden, and makes up for it when it is seen', () => {
  render(<Minutes />);
  act(() => setHidden(true));
  expect(vi.getTimerCount()).toBe(0);
  vi.setSystemTime(3 * minute);
  act(() => setHidden(false));
  expect(screen.getByText('minute 3')).toBeDefined();
  act(() => void vi.advanceTimersByTime(minute));
  expect(screen.getByText('minute 4')).toBeDefined();
});
