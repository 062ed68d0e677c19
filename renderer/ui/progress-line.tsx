import styles from './progress-line.module.css';

interface Props {
  /** What goes on: the line's accessible name. */
  readonly label: string;
  /** How much of it is done, 0 to 100; without it, the line says only that it goes on. */
  readonly percent?: number | null;
  /** In place of the percentage, for those who don't see the line. */
  readonly valueText?: string;
  readonly className?: string | undefined;
}

/** A thin line that fills up, or along which something passes. */
export function ProgressLine({ label, percent = null, valueText, className = '' }: Props) {
  const known =
    percent === null
      ? {}
      : { 'aria-valuemin': 0, 'aria-valuemax': 100, 'aria-valuenow': Math.round(percent) };
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuetext={valueText}
      className={`${styles.line} ${className}`}
      {...known}
    >
      {percent === null ? (
        <span className={styles.going} />
      ) : (
        <span className={styles.part} style={{ transform: `scaleX(${percent / 100})` }} />
      )}
    </div>
  );
}
