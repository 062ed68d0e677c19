import { memo, useMemo } from 'react';
import { t } from '../../../shared/texts.ts';
import { formatBytes } from '../../format/bytes.ts';
import { toggled } from '../../store/ui-state.ts';
import { Icon } from '../../ui/icon.tsx';
import { JsonBlock } from './json-block.tsx';
import { isJsonLine } from './json-line.ts';
import { drawnLine, LineText } from './log-line.tsx';
import { type LogLook, timeOf } from './log-look.ts';
import styles from './log-row.module.css';
import type { LogSession } from './log-session.ts';
import type { LogEntry } from './log-store.ts';
import { noticeText } from './notice-text.ts';
import { clockText, dateText } from './time-text.ts';

interface Props {
  readonly session: LogSession;
  readonly id: number;
  readonly look: LogLook;
  /** It is the match that was gone to. */
  readonly current: boolean;
  readonly unfolded: boolean;
  readonly whole: boolean;
  /** Where it stands, from the top of the drawn rows, when it is out of sight and kept for what is selected in it. */
  readonly apart: number | null;
}

type Line = Extract<LogEntry, { kind: 'line' }>;

/** One row of a log. An entry never changes, so it renders again only when it looks otherwise. */
export const LogRow = memo(function LogRow(props: Props) {
  const { session, id, apart } = props;
  const entry = session.store.entry(session.store.indexOf(id));
  const place =
    apart === null ? {} : { 'data-apart': '', style: { position: 'absolute', top: apart } as const };
  if (entry?.kind === 'line') return <LineRow {...props} line={entry} place={place} />;
  return (
    <div className={`${styles.row} ${styles.notice}`} data-entry={id} {...place}>
      {entry !== undefined && (
        <span>
          <bdi>{noticeText(entry)}</bdi> {clockText(entry.at)}
        </span>
      )}
    </div>
  );
});

function LineRow({
  session,
  id,
  look,
  current,
  unfolded,
  whole,
  line,
  place,
}: Props & { line: Line; place: object }) {
  const drawn = useMemo(() => drawnLine(line.text, whole, look.matcher), [line.text, whole, look.matcher]);
  const { plain, level, groups, cutBytes } = drawn;
  const json = useMemo(() => isJsonLine(plain), [plain]);
  const colour = look.colours?.get(line.source.service);
  return (
    <div className={`${styles.row} ${level === null ? '' : styles[level]}`} data-entry={id} {...place}>
      <span className={styles.fold}>
        {json && (
          <button
            type="button"
            aria-label={t('Unfold JSON')}
            aria-expanded={unfolded}
            title={unfolded ? t('Fold JSON') : t('Unfold JSON')}
            onClick={() => session.update({ unfolded: toggled(session.view().unfolded, id) })}
          >
            <Icon name={unfolded ? 'down' : 'right'} size={12} />
          </button>
        )}
      </span>
      {look.time !== 'none' && (
        <span className={styles.time} title={dateText(line.at)}>
          {timeOf(look, line.at)}
        </span>
      )}
      {look.colours !== null && (
        <span className={styles.source} style={{ color: colour }} title={line.source.name}>
          <bdi>{line.source.name}</bdi>
        </span>
      )}
      <span className={styles.stream}>
        {line.stderr && (
          <span role="img" aria-label={t('stderr')} title={t('Written to stderr')}>
            {t('err')}
          </span>
        )}
      </span>
      <div className={styles.text}>
        <bdi data-text="" dir="ltr" className={styles.raw}>
          <LineText groups={groups} current={current} />
        </bdi>
        {cutBytes !== null && (
          <>
            {'… '}
            <button
              type="button"
              className={styles.more}
              onClick={() => session.update({ whole: toggled(session.view().whole, id) })}
            >
              {t('Show all {cutBytes}', { cutBytes: formatBytes(cutBytes) })}
            </button>
          </>
        )}
        {line.cut && <span className={styles.note}> {t('… goes on in the next line')}</span>}
        {json && unfolded && <JsonBlock text={plain} />}
      </div>
    </div>
  );
}
