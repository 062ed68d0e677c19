import { t } from '../../../shared/texts.ts';
import { appChords } from '../../commands/app-chords.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import { hrefOf, type ViewName, viewOf } from '../../store/route.ts';
import { ariaChord, chordText } from '../../ui/chord.ts';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icon-shapes.tsx';
import { Keys } from '../../ui/keys.tsx';
import { usePlatform } from '../../ui/platform.ts';
import styles from './shell.module.css';

interface Entry {
  readonly view: ViewName;
  readonly text: string;
  readonly icon: IconName;
}

const entries: readonly Entry[] = [
  { view: 'containers', text: t('Containers'), icon: 'container' },
  { view: 'volumes', text: t('Volumes'), icon: 'volume' },
  { view: 'walkthrough', text: t('Walkthrough'), icon: 'walkthrough' },
];
const settings: Entry = { view: 'settings', text: t('Settings'), icon: 'settings' };

function NavLink({ entry, number }: { entry: Entry; number: number | undefined }) {
  const current = useApp(({ ui }) => viewOf(ui.route) === entry.view);
  const platform = usePlatform();
  const chord = appChords[entry.view];
  return (
    <a
      href={hrefOf({ view: entry.view })}
      title={`${entry.text} (${chordText(chord, platform)})`}
      aria-keyshortcuts={ariaChord(chord, platform)}
      aria-current={current ? 'page' : undefined}
    >
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

/** Opens the command palette. */
function PaletteButton() {
  const { openDialog } = useActions();
  const platform = usePlatform();
  const chord = appChords.palette;
  return (
    <button
      type="button"
      className={styles.find}
      aria-haspopup="dialog"
      aria-keyshortcuts={ariaChord(chord, platform)}
      title={t('Find and run any command ({chord})', { chord: chordText(chord, platform) })}
      onClick={() => openDialog({ kind: 'palette' })}
    >
      <Icon name="search" />
      <span className={styles.linkText}>{t('Commands')}</span>
      <span className={styles.findKeys}>
        <Keys chord={chord} />
      </span>
    </button>
  );
}

/** The way between the views. */
export function Sidebar() {
  const containers = useApp(({ snapshot }) =>
    snapshot.listedAt === null ? undefined : snapshot.containers.size,
  );
  const volumes = useApp(({ snapshot }) => (snapshot.listedAt === null ? undefined : snapshot.volumes.size));
  const numbers: Partial<Record<ViewName, number | undefined>> = { containers, volumes };
  return (
    <nav className={styles.sidebar} aria-label={t('Views')}>
      <div className={styles.brand}>
        <Icon name="brand" size={22} />
        <span className={styles.linkText}>{t('Stackyard')}</span>
      </div>
      <PaletteButton />
      {entries.map((entry) => (
        <NavLink key={entry.view} entry={entry} number={numbers[entry.view]} />
      ))}
      <div className={styles.grow} />
      <NavLink entry={settings} number={undefined} />
    </nav>
  );
}
