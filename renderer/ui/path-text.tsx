import type { HostPath } from '../../shared/ids.ts';
import { fileName, shortPath } from '../format/path.ts';
import styles from './path-text.module.css';

/** A path on one line: where there is no room, the folders are cut off and the name stays. */
export function PathText({ path, homeDir }: { path: HostPath; homeDir: HostPath }) {
  const short = shortPath(path, homeDir);
  const name = fileName(path);
  return (
    <code className={styles.path} title={path}>
      <bdi className={styles.folder}>{short.slice(0, short.length - name.length)}</bdi>
      <bdi className={styles.name}>{name}</bdi>
    </code>
  );
}
