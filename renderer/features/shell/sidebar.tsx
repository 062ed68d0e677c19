import { useApp } from '../../store/app-context.tsx';
import { hrefOf, type Route } from '../../store/ui-state.ts';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icon-shapes.tsx';
import styles from './shell.module.css';

interface Entry {
  readonly route: Route;
  readonly text: string;
  readonly icon: IconName;
}

const entries: readonly Entry[] = [
  { route: 'containers', text: 'Containers', icon: 'container' },
  { route: 'volumes', text: 'Volumes', icon: 'volume' },
  { route: 'walkthrough', text: 'Walkthrough', icon: 'walkthrough' },
];
const settings: Entry = { route: 'settings', text: 'Settings', icon: 'settings' };

function NavLink({ entry, number }: { entry: Entry; number: number | undefined }) {
  const current = useApp(({ ui }) => ui.route === entry.route);
  return (
    <a href={hrefOf(entry.route)} title={entry.text} aria-current={current ? 'page' : undefined}>
      <Icon name={entry.icon} />
      <span className={styles.linkText}>{entry.text}</span>
      {number !== undefined && (
        // The heading of the view says the number again: the link's name stays what it is.
        <span className={styles.number} aria-hidden="true">
          {number}
        </span>
      )}
    </a>
  );
}

/** The way between the views. */
export function Sidebar() {
  const containers = useApp(({ snapshot }) =>
    snapshot.listedAt === null ? undefined : snapshot.containers.size,
  );
  const volumes = useApp(({ snapshot }) => (snapshot.listedAt === null ? undefined : snapshot.volumes.size));
  const numbers: Partial<Record<Route, number | undefined>> = { containers, volumes };
  return (
    <nav className={styles.sidebar} aria-label="Views">
      <div className={styles.brand}>
        <Icon name="brand" size={22} />
        <span className={styles.linkText}>Stackyard</span>
      </div>
      {entries.map((entry) => (
        <NavLink key={entry.route} entry={entry} number={numbers[entry.route]} />
      ))}
      <div className={styles.grow} />
      <NavLink entry={settings} number={undefined} />
    </nav>
  );
}
