// biome-ignore-all lint/a11y/useSemanticElements: as the table does that it stands for.
import { act, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepFocus } from './keep-focus.ts';

let end: () => void;
beforeEach(() => {
  end = keepFocus(document);
});
afterEach(() => {
  end();
  document.body.replaceChildren();
});

interface Shown {
  readonly rows?: readonly string[];
  readonly buttons?: readonly string[];
  readonly dialog?: boolean;
  readonly view?: string;
}

function Window({ rows = [], buttons = [], dialog = false, view = 'Containers' }: Shown) {
  return (
    <>
      <main key={view}>
        <h1>{view}</h1>
        <div role="table">
          {rows.map((key, at) => (
            <div key={key} role="row" tabIndex={undefined} data-row={key} aria-rowindex={at + 2}>
              <span>
                <button type="button" aria-label={`Stop ${key}`} />
                <button type="button" aria-label={`Delete ${key}`} />
              </span>
            </div>
          ))}
        </div>
        <div>
          {buttons.map((name) => (
            <button key={name} type="button" aria-label={name} />
          ))}
        </div>
      </main>
      {dialog && (
        <div role="dialog">
          <button type="button" aria-label="Cancel" />
        </div>
      )}
    </>
  );
}

const focused = () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName;

async function after(before: Shown, focus: string, change: Shown): Promise<string | undefined> {
  const { rerender } = render(<Window {...before} />);
  act(() => document.querySelector<HTMLElement>(`[aria-label="${focus}"]`)?.focus());
  expect(focused()).toBe(focus);
  rerender(<Window {...change} />);
  await Promise.resolve();
  return focused();
}

it('goes to the row that took the place of one that went, to the same button', async () => {
  const rows = ['a', 'b', 'c'];
  expect(await after({ rows }, 'Delete b', { rows: ['a', 'c'] })).toBe('Delete c');
});

it('goes to the row before when the last one went', async () => {
  expect(await after({ rows: ['a', 'b'] }, 'Delete b', { rows: ['a'] })).toBe('Delete a');
});

it('goes by where the row is now, not where it was when it got the focus', async () => {
  const { rerender } = render(<Window rows={['a', 'b', 'c']} />);
  act(() => document.querySelector<HTMLElement>('[aria-label="Delete b"]')?.focus());
  rerender(<Window rows={['new', 'newer', 'a', 'b', 'c']} />);
  await Promise.resolve();
  rerender(<Window rows={['new', 'newer', 'a', 'c']} />);
  await Promise.resolve();
  expect(focused()).toBe('Delete c');
});

it('goes to what stands beside it elsewhere', async () => {
  expect(await after({ buttons: ['x', 'y', 'z'] }, 'y', { buttons: ['x', 'z'] })).toBe('z');
});

it('goes from a dialog that went to where it was before, or to what took its place', async () => {
  const { rerender } = render(<Window rows={['a', 'b']} />);
  act(() => document.querySelector<HTMLElement>('[aria-label="Stop a"]')?.focus());
  rerender(<Window rows={['a', 'b']} dialog />);
  act(() => document.querySelector<HTMLElement>('[aria-label="Cancel"]')?.focus());
  rerender(<Window rows={['b']} />);
  await Promise.resolve();
  expect(focused()).toBe('Stop b');
});

it('goes to the heading of another view', async () => {
  expect(await after({ rows: ['a'] }, 'Stop a', { view: 'Volumes' })).toBe('H1');
  expect(document.activeElement?.textContent).toBe('Volumes');
});

it('is left alone where a person gave it up', async () => {
  const { rerender } = render(<Window rows={['a']} />);
  act(() => document.querySelector<HTMLElement>('[aria-label="Stop a"]')?.focus());
  act(() => document.querySelector<HTMLElement>('[aria-label="Stop a"]')?.blur());
  rerender(<Window rows={['a', 'b']} />);
  await Promise.resolve();
  expect(focused()).toBe('BODY');
});

it('waits until the key that is down has come up, which would else act on what gets the focus', async () => {
  const { rerender } = render(<Window buttons={['Start', 'Delete all']} />);
  act(() => document.querySelector<HTMLElement>('[aria-label="Start"]')?.focus());
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
  rerender(<Window buttons={['Delete all']} />);
  await Promise.resolve();
  expect(focused()).toBe('BODY');
  window.dispatchEvent(new KeyboardEvent('keyup', { key: 'Enter' }));
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(focused()).toBe('Delete all');
});
