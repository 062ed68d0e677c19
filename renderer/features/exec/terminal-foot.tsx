import styles from './exec.module.css';
import { keyWords } from './screen-keys.ts';

/** Where the link under the pointer leads, else the keys that are not the program's. */
export function TerminalFoot({ link, mac }: { link: string | null; mac: boolean }) {
  const keys = keyWords(mac);
  if (link !== null) {
    return (
      <p className={styles.foot}>
        <bdi className="ellipsis">{link}</bdi>
        <span>
          <kbd>{keys.open}</kbd> opens it
        </span>
      </p>
    );
  }
  return (
    <p className={styles.foot}>
      <span>
        <kbd>{keys.copy}</kbd> copies
      </span>
      <span>
        <kbd>{keys.paste}</kbd> pastes
      </span>
      <span>
        <kbd>{keys.search}</kbd> searches
      </span>
      <span>
        <kbd>{keys.leave}</kbd> leaves the terminal
      </span>
    </p>
  );
}
