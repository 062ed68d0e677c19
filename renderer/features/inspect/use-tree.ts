import { type KeyboardEvent, useEffect, useMemo, useState } from 'react';
import { toggled } from '../../store/ui-state.ts';
import { type Json, type JsonPath, pathsAbove, treeMatches, treeRows } from './inspect-tree.ts';

const firstOpen: ReadonlySet<JsonPath> = new Set(['/State', '/Config', '/Config/Env']);

/** What of the tree stands open, is found and is chosen; and the keys that lead through it. */
export function useTree(root: Json) {
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState(firstOpen);
  const [focused, setFocused] = useState<JsonPath | null>(null);
  const [at, setAt] = useState(0);
  const matches = useMemo(() => treeMatches(root, query), [root, query]);
  const found = useMemo(() => new Set(matches), [matches]);
  const rows = useMemo(() => treeRows(root, open), [root, open]);
  const current = matches[at % Math.max(1, matches.length)] ?? null;

  // What is found must be seen: everything above it opens.
  useEffect(() => {
    if (current === null) return;
    setOpen((before) => {
      const above = pathsAbove(current).filter((path) => !before.has(path));
      return above.length === 0 ? before : new Set([...before, ...above]);
    });
  }, [current]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: its row is there only once the rows have changed.
  useEffect(() => {
    if (current !== null) document.getElementById(`inspect ${current}`)?.scrollIntoView({ block: 'nearest' });
  }, [current, rows]);

  const focus = (path: JsonPath | undefined) => {
    if (path !== undefined) document.getElementById(`inspect ${path}`)?.focus();
  };
  const toggle = (path: JsonPath) => setOpen((before) => toggled(before, path));
  const onKeyDown = (event: KeyboardEvent) => {
    const place = rows.findIndex(({ path }) => path === focused);
    const row = rows[place];
    if (row === undefined) return;
    const acts: Readonly<Record<string, () => void>> = {
      ArrowDown: () => focus(rows[place + 1]?.path),
      ArrowUp: () => focus(rows[place - 1]?.path),
      Home: () => focus(rows[0]?.path),
      End: () => focus(rows.at(-1)?.path),
      ArrowRight: () =>
        row.parts > 0 && !row.open ? toggle(row.path) : row.open && focus(rows[place + 1]?.path),
      ArrowLeft: () => (row.open ? toggle(row.path) : focus(pathsAbove(row.path).at(-1))),
      Enter: () => row.parts > 0 && toggle(row.path),
    };
    const act = acts[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  return {
    rows,
    found,
    current,
    toggle,
    onKeyDown,
    /** The one row that Tab leads to. */
    focusable: rows.some(({ path }) => path === focused) ? focused : rows[0]?.path,
    setFocused,
    search: {
      value: query,
      onChange: (value: string) => {
        setQuery(value);
        setAt(0);
      },
      onStep: (step: 1 | -1) =>
        setAt((before) => (before + step + matches.length) % Math.max(1, matches.length)),
      found: `${matches.length === 0 ? 0 : (at % matches.length) + 1}/${matches.length}`,
    },
  };
}
