import styles from './icon.module.css';
import { type IconName, iconShapes } from './icon-shapes.tsx';

/** A decoration: the words beside it, or the label of its button, say what it means. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg className={styles.icon} width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      {iconShapes[name]}
    </svg>
  );
}
