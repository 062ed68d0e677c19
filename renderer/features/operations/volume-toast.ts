import { assertNever } from '../../../shared/assert-never.ts';
import type { HostPath } from '../../../shared/ids.ts';
import type { Operation, Outcome } from '../../../shared/operation.ts';
import { plural, t } from '../../../shared/texts.ts';
import { formatBytes } from '../../format/bytes.ts';
import { listed } from '../../format/list.ts';
import { grouped } from '../../format/number.ts';
import { shortPath } from '../../format/path.ts';
import { shortly, type ToastModel } from './toast.ts';

type Words = Omit<ToastModel, 'id'>;

/** `45.2 MB, 1,204 entries`. */
const amount = ({ bytes, entries }: { readonly bytes: number; readonly entries: number }): string =>
  `${formatBytes(bytes)}, ${grouped(entries)} ${plural(entries, 'entry', 'entries')}`;

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
    stays: shortly,
  });
  const file = outcome.file === null ? '' : shortPath(outcome.file, homeDir);
  switch (kind) {
    case 'create-volume':
      return good(t('{name} created', { name }), []);
    case 'clone-volume':
      return good(t('{name} cloned to {volume}', { name, volume: outcome.volume }), [
        t('{outcome}: read back and found equal.', { outcome: amount(outcome) }),
      ]);
    case 'empty-volume':
      return good(t('{name} is empty now', { name }), []);
    case 'export-volume':
      return good(t('{name} exported', { name }), [`${amount(outcome)}.`, file]);
    case 'import-volume':
      return good(t('Imported into {name}', { name }), [
        `${amount(outcome)}.`,
        ...(outcome.safety === null
          ? []
          : [
              t('What was in it before is kept in {safety}.', { safety: shortPath(outcome.safety, homeDir) }),
            ]),
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
        ? t('{volume} was filled only in part, and was removed: clone or import again.', { volume })
        : t('{volume} was not filled to its end: delete it, then clone or import again.', { volume });
    case 'replacing':
      return safety === null
        ? t('{volume}, which was empty, was not filled to its end: empty it, then import again.', { volume })
        : t('{volume} was not filled to its end. What was in it before is in {safety}: import that.', {
            volume,
            safety: shortPath(safety, homeDir),
          });
    case 'emptying':
      return t('{volume} was being emptied: some of it may be left. Empty it again.', { volume });
    case 'uploading':
      return t('An upload into {volume} was cut short: its last file may not be whole. Upload it again.', {
        volume,
      });
    case 'saving':
      return t('A text in {volume} was being saved: it may not be whole. Look at it, and save it again.', {
        volume,
      });
    case 'deleting':
      return t('Files were being deleted from {volume}: some of them may be left.', { volume });
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
  const started = plural(
    containers.length,
    '{containers} was started again',
    '{containers} were started again',
    { containers: listed(containers) },
  );
  return {
    tone: broken.length > 0 ? 'warning' : 'good',
    title: containers.length === 0 ? t('Stackyard ended in the middle of something') : started,
    lines: [
      ...(containers.length === 0 ? [] : [t('Stackyard had stopped it for a volume, and ended meanwhile.')]),
      ...broken,
    ],
    actions: [],
    stays: null,
  };
}
