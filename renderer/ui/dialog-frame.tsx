import Dialog from '@mui/material/Dialog';
import { type ReactNode, useId } from 'react';
import styles from './dialog-frame.module.css';

interface Props {
  /** Its heading and accessible name. */
  readonly title: string;
  /** The heading with a name in it isolated; the same words. */
  readonly heading?: ReactNode;
  readonly sub?: ReactNode;
  readonly children: ReactNode;
  readonly foot: ReactNode;
  /** Stands over the buttons, never scrolled out of sight. */
  readonly note?: ReactNode;
  readonly onClose: () => void;
  readonly width?: number;
}

/** A dialog: its heading is its name, Escape closes it, its foot stays in sight while the rest scrolls. */
export function DialogFrame({
  title,
  heading = title,
  sub,
  children,
  foot,
  note,
  onClose,
  width = 640,
}: Props) {
  const id = useId();
  return (
    <Dialog
      open
      onClose={onClose}
      aria-labelledby={id}
      maxWidth={false}
      slotProps={{ paper: { sx: { width } } }}
    >
      <div className={styles.head}>
        <h2 id={id} aria-label={title}>
          {heading}
        </h2>
        {sub !== undefined && <p>{sub}</p>}
      </div>
      <div className={styles.body}>{children}</div>
      <div className={styles.foot}>
        {note}
        <div className={styles.buttons}>{foot}</div>
      </div>
    </Dialog>
  );
}
