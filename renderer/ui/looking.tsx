import CircularProgress from '@mui/material/CircularProgress';
import styles from './looking.module.css';

/** Says in a dialog what is being looked for. */
export function Looking({ children }: { children: string }) {
  return (
    <p className={styles.looking} role="status">
      <CircularProgress size={14} disableShrink aria-hidden />
      {children}
    </p>
  );
}
