import { type Chord, chordKeys } from './chord.ts';
import styles from './keys.module.css';
import { usePlatform } from './platform.ts';

/** A chord as keys to look at; assistive technology is told by `aria-keyshortcuts` where it belongs. */
export function Keys({ chord }: { chord: Chord }) {
  const platform = usePlatform();
  return (
    <span className={styles.keys} aria-hidden="true">
      {chordKeys(chord, platform).map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}
