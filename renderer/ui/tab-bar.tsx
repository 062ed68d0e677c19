import type { KeyboardEvent } from 'react';
import styles from './tab-bar.module.css';

export interface Tab<Key extends string> {
  readonly key: Key;
  readonly title: string;
}

/** What connects a tab with its panel for screen readers. */
export const tabIds = (base: string, key: string) => ({
  tab: `${base}-tab-${key}`,
  panel: `${base}-panel-${key}`,
});

interface Props<Key extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Key>[];
  readonly current: Key;
  /** From `useId`: see `tabIds`. */
  readonly base: string;
  readonly onChoose: (key: Key) => void;
}

const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** The tabs of a page. One of them takes the focus; arrow keys, Home and End lead to the others. */
export function TabBar<Key extends string>({ label, tabs, current, base, onChoose }: Props<Key>) {
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const at = tabs.findIndex(({ key }) => key === current);
    const next = tabs[steps[event.key]?.(at, tabs.length) ?? -1];
    if (next === undefined) return;
    event.preventDefault();
    onChoose(next.key);
    document.getElementById(tabIds(base, next.key).tab)?.focus();
  };
  return (
    <div role="tablist" aria-label={label} className={styles.tabs}>
      {tabs.map(({ key, title }) => {
        const ids = tabIds(base, key);
        const chosen = key === current;
        return (
          <button
            key={key}
            type="button"
            role="tab"
            id={ids.tab}
            aria-selected={chosen}
            aria-controls={ids.panel}
            tabIndex={chosen ? 0 : -1}
            onClick={() => onChoose(key)}
            onKeyDown={move}
          >
            {title}
          </button>
        );
      })}
    </div>
  );
}

/** Goes to the tab that stands `step` after the chosen one, around the end. For keys that work all over the page. */
export function stepTab(step: 1 | -1): void {
  const tabs = [...document.querySelectorAll<HTMLElement>('main > [role="tablist"] [role="tab"]')];
  const at = tabs.findIndex((tab) => tab.getAttribute('aria-selected') === 'true');
  const next = tabs.at((at + step) % tabs.length);
  if (at < 0 || next === undefined) return;
  next.click();
  next.focus();
}
