import { rich } from '../../ui/rich.tsx';
import styles from './exec.module.css';
import { keyWords } from './screen-keys.ts';

/** Where the link under the pointer leads, else the keys that are not the program's. */
export function TerminalFoot({ link, mac }: { link: string | null; mac: boolean }) {
  const keys = keyWords(mac);
  if (link !== null) {
    return (
      <p className={styles.foot}>
        <bdi className="ellipsis">{link}</bdi>
        <span>{rich('{open} opens it', { open: <kbd>{keys.open}</kbd> })}</span>
      </p>
    );
  }
  return (
    <p className={styles.foot}>
      <span>{rich('{copy} copies', { copy: <kbd>{keys.copy}</kbd> })}</span>
      <span>{rich('{paste} pastes', { paste: <kbd>{keys.paste}</kbd> })}</span>
      <span>{rich('{search} searches', { search: <kbd>{keys.search}</kbd> })}</span>
      <span>{rich('{leave} leaves the terminal', { leave: <kbd>{keys.leave}</kbd> })}</span>
    </p>
  );
}
