import { act, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TableRow } from './drawn-row.tsx';
import { keepFocus } from './keep-focus.ts';
import { VirtualTable } from './virtual-table.tsx';

let end: () => void;
beforeEach(() => {
  end = keepFocus(document);
});
afterEach(() => end());

const renderRow = ({ key }: TableRow) => (
  <span>
    <button type="button" aria-label={`Delete ${key}`} />
  </span>
);

function Window({ keys, dialog = false }: { keys: string; dialog?: boolean }) {
  const rows = keys.split(' ').map((key): TableRow => ({ key, height: 40, label: key, shape: 'plain' }));
  return (
    <main>
      <VirtualTable label="Things" columns={[]} rows={rows} listKey={keys} renderRow={renderRow} />
      {dialog && (
        <div role="dialog">
          <button type="button" aria-label="Cancel" />
        </div>
      )}
    </main>
  );
}

const element = (key: string) => document.querySelector<HTMLElement>(`[data-row="${key}"]`);
const focus = (label: string) =>
  act(() => document.querySelector<HTMLElement>(`[aria-label="${label}"]`)?.focus());
const focused = () => document.activeElement?.getAttribute('aria-label');

it('draws rows of another list by the elements of those that went, in their order', () => {
  const { rerender } = render(<Window keys="a b c" />);
  const before = ['a', 'b', 'c'].map(element);
  rerender(<Window keys="d e" />);
  expect(['d', 'e'].map(element)).toEqual(before.slice(0, 2));
  expect([...document.querySelectorAll('[data-row]')].map((row) => row.getAttribute('aria-label'))).toEqual([
    'd',
    'e',
  ]);
  expect(before[2]?.isConnected).toBe(false);
});

it('never hands the focus to another row with the element that has it', async () => {
  const { rerender } = render(<Window keys="a b c" />);
  const had = element('b');
  focus('Delete b');
  rerender(<Window keys="d e f" />);
  await Promise.resolve();
  expect(had?.isConnected).toBe(false);
  // As for any row that went: it goes to the one that took its place.
  expect(focused()).toBe('Delete e');
  focus('Delete e');
  rerender(<Window keys="x d e f" />);
  expect(focused()).toBe('Delete e');
});

it('nor the element to which the focus comes back from what stands over the table', async () => {
  const { rerender } = render(<Window keys="a b c" />);
  focus('Delete b');
  const had = document.activeElement;
  rerender(<Window keys="a b c" dialog />);
  focus('Cancel');
  rerender(<Window keys="a d c" dialog />);
  await Promise.resolve();
  expect([focused(), had?.isConnected, element('d')?.isConnected]).toEqual(['Cancel', false, true]);
});
