import { logLevel } from '../../../shared/log-level.ts';
import type { LogMatcher } from '../../../shared/log-match.ts';
import { useActions } from '../../store/app-context.tsx';
import { type AnsiLine, ansiLine } from './ansi-line.ts';
import { type PieceGroup, pieceGroups } from './line-pieces.ts';
import { linksIn } from './links.ts';
import { cssOf } from './log-colours.ts';
import styles from './log-row.module.css';

/** Characters of a long line that are shown at first. */
const shortLength = 2_000;

/** A line as it is drawn: parsed, cut short where it is long, its links and matches found. */
export interface DrawnLine {
  readonly plain: string;
  readonly level: 'error' | 'warn' | null;
  readonly groups: readonly PieceGroup[];
  /** Its length in bytes where it was cut short. */
  readonly cutBytes: number | null;
}

export function drawnLine(raw: string, whole: boolean, matcher: LogMatcher | null): DrawnLine {
  const line = ansiLine(raw);
  const level = logLevel(line.text);
  const short = whole || line.text.length <= shortLength ? line : firstPart(line);
  const links = linksIn(short.text);
  const matches = matcher?.ranges(short.text) ?? [];
  return {
    plain: line.text,
    level: level === 'error' || level === 'warn' ? level : null,
    groups: pieceGroups(short, links, matches),
    cutBytes: short === line ? null : new TextEncoder().encode(line.text).length,
  };
}

function firstPart({ text, spans }: AnsiLine): AnsiLine {
  // Never between the two halves of a character.
  const end = /[\ud800-\udbff]/.test(text.charAt(shortLength - 1)) ? shortLength - 1 : shortLength;
  return { text: text.slice(0, end), spans: spans.filter(({ start }) => start < end) };
}

function Pieces({ group, current }: { group: PieceGroup; current: boolean }) {
  return group.pieces.map(({ start, text, style, match }) => {
    const css = cssOf(style);
    if (match) {
      return (
        <mark key={start} className={current ? styles.current : styles.match}>
          {text}
        </mark>
      );
    }
    return Object.keys(css).length === 0 ? (
      text
    ) : (
      <span key={start} style={css}>
        {text}
      </span>
    );
  });
}

/** The text of a line, with its styles, links and matches. */
export function LineText({ groups, current }: { groups: readonly PieceGroup[]; current: boolean }) {
  const { openLink } = useActions();
  return groups.map((group) => {
    const { url } = group;
    const pieces = <Pieces key={group.start} group={group} current={current} />;
    if (url === null) return pieces;
    return (
      <a
        key={group.start}
        href={url}
        className={styles.link}
        onClick={(event) => {
          event.preventDefault();
          void openLink(url);
        }}
      >
        {pieces}
      </a>
    );
  });
}
