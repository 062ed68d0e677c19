import { assertNever } from '../../../shared/assert-never.ts';
import type { HostPath } from '../../../shared/ids.ts';
import type { Operation, Outcome } from '../../../shared/operation.ts';
import { formatBytes } from '../../format/bytes.ts';
import { listed } from '../../format/list.ts';
import { grouped } from '../../format/number.ts';
import { shortPath } from '../../format/path.ts';
import type { ToastModel } from './toast.ts';

type Words = Omit<ToastModel, 'id'>;

const short = 9000;

/** `45.2 MB, 1,204 entries`. */
const amount = ({ bytes, entries }: { readonly bytes: number; readonly entries: number }): string =>
  `${formatBytes(bytes)}, ${grouped(entries)} ${entries === 1 ? 'entry' : 'entries'}`;

/** What the corner says when work on a volume has ended. */
export function volumeToast(
  { kind, name }: Operation,
  outcome: Extract<Outcome, { kind: 'volume' }>,
  homeDir: HostPath,
): Words | null {
  const good = (title: string, lines: readonly string[]): Words => ({
    tone: 'good',
    title,
    lines,
    actions: [],
    stays: short,
  });
  const file = outcome.file === null ? '' : shortPath(outcome.file, homeDir);
  switch (kind) {
    case 'create-volume':
      return good(`${name} created`, []);
    case 'clone-volume':
      return good(`${name} cloned to ${outcome.volume}`, [`${amount(outcome)}: read back and found equal.`]);
    case 'empty-volume':
      return good(`${name} is empty now`, []);
    case 'export-volume':
      return good(`${name} exported`, [`${amount(outcome)}.`, file]);
    case 'import-volume':
      return good(`Imported into ${name}`, [
        `${amount(outcome)}.`,
        ...(outcome.safety === null
          ? []
          : [`What was in it before is kept in ${shortPath(outcome.safety, homeDir)}.`]),
      ]);
    default:
      return null;
  }
}

type Unfinished = Extract<Outcome, { kind: 'started-again' }>['unfinished'][number];

function wordsOf({ what, volume, safety, removed }: Unfinished, homeDir: HostPath): string {
  switch (what) {
    case 'filling':
      return removed
        ? `${volume} was filled only in part, and was removed: clone or import again.`
        : `${volume} was not filled to its end: delete it, then clone or import again.`;
    case 'replacing':
      return safety === null
        ? `${volume}, which was empty, was not filled to its end: empty it, then import again.`
        : `${volume} was not filled to its end. What was in it before is in ${shortPath(safety, homeDir)}: import that.`;
    case 'emptying':
      return `${volume} was being emptied: some of it may be left. Empty it again.`;
    case 'uploading':
      return `An upload into ${volume} was cut short: its last file may not be whole. Upload it again.`;
    case 'deleting':
      return `Files were being deleted from ${volume}: some of them may be left.`;
    default:
      return assertNever(what);
  }
}

/** What an earlier run of the app had left, and what became of it. */
export function startedAgainToast(
  { containers, unfinished }: Extract<Outcome, { kind: 'started-again' }>,
  homeDir: HostPath,
): Words | null {
  const broken = unfinished.map((work) => wordsOf(work, homeDir));
  if (containers.length === 0 && broken.length === 0) return null;
  const started = `${listed(containers)} ${containers.length === 1 ? 'was' : 'were'} started again`;
  return {
    tone: broken.length > 0 ? 'warning' : 'good',
    title: containers.length === 0 ? 'Stackyard ended in the middle of something' : started,
    lines: [
      ...(containers.length === 0 ? [] : ['Stackyard had stopped it for a volume, and ended meanwhile.']),
      ...broken,
    ],
    actions: [],
    stays: null,
  };
}
