import { assertNever } from '../../../shared/assert-never.ts';
import { plural, t } from '../../../shared/texts.ts';
import { formatBytes } from '../../format/bytes.ts';
import { grouped } from '../../format/number.ts';
import type { Actions } from '../../store/actions.ts';
import type { LogLook } from './log-look.ts';
import type { LogSession } from './log-session.ts';
import { textBetween, textOfRows } from './log-text.ts';
import type { LogTextSelection } from './text-selection.ts';

interface Copying extends Pick<Actions, 'copy' | 'tell'> {
  readonly session: LogSession;
  readonly look: LogLook;
  readonly selection: LogTextSelection;
}

// What main takes at once.
const mostCopied = 10_000_000;

const lineCount = (lines: number) => plural(lines, 'Line', '{n} lines', { n: grouped(lines) });

/** Copies what is selected; where nothing is, all lines that are shown, with as much before each as is shown. */
export function copyLog({ session, look, selection, copy, tell }: Copying): void {
  session.sync();
  const { store, list } = session;
  const rows = list.rows();
  switch (selection.kind) {
    case 'in-row':
      void copy(document.getSelection()?.toString() ?? '', t('Selection'));
      return;
    case 'rows': {
      const text = textBetween(store, rows, selection.from, selection.to);
      void copy(text, lineCount(text.split('\n').length));
      return;
    }
    case 'none':
    case 'all': {
      const prefix = { timestamps: look.time !== 'none', names: look.colours !== null };
      const { text, lines } = textOfRows(store, rows, prefix);
      if (lines === 0)
        tell({ tone: 'bad', title: t('There is nothing to copy'), lines: [t('No line is shown.')] });
      else if (text.length <= mostCopied) void copy(text, lineCount(lines));
      else {
        const size = t('{lines} are {size}.', { lines: lineCount(lines), size: formatBytes(text.length) });
        tell({ tone: 'bad', title: t('Too much to copy'), lines: [size, t('Save them to a file instead.')] });
      }
      return;
    }
    default:
      assertNever(selection);
  }
}
