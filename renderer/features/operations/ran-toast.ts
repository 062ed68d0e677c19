import { assertNever } from '../../../shared/assert-never.ts';
import type { SavedFiles } from '../../../shared/deletion.ts';
import type { VolumeName } from '../../../shared/ids.ts';
import type { Operation, Outcome, PutBack, VolumeVerdict } from '../../../shared/operation.ts';
import { plural, t } from '../../../shared/texts.ts';
import { formatBytes } from '../../format/bytes.ts';
import { listed } from '../../format/list.ts';
import { operationWords } from '../../format/operation-sentences.ts';
import { shortly, type ToastWords } from './toast.ts';

type Sizes = ReadonlyMap<VolumeName, number> | null;

/** What became of one volume, in words. */
function verdictLine({ label, volume, verdict }: VolumeVerdict, sizes: Sizes): string {
  const bytes = sizes?.get(volume);
  switch (verdict) {
    case 'attached-again':
      return t('{label} attached again{size}', {
        label,
        size: bytes === undefined ? '' : `, ${formatBytes(bytes)}`,
      });
    case 'new':
      return t('New volume: {label}', { label });
    case 'recreated':
      return t(
        '{label} is not the same volume as before: it was made anew, so what it held is gone. Stop the stack before anything is written, and restore a copy if you have one.',
        { label },
      );
    case 'put-back':
      return t('{label} put back from its export{size}', {
        label,
        size: bytes === undefined ? '' : `, ${formatBytes(bytes)}`,
      });
    case 'missing':
      return t(
        '{label} is missing: the data from before was not found. Look for it under Volumes before you go on.',
        { label },
      );
    case 'not-attached':
      return t(
        '{label} is there, but the stack no longer uses it. Check the volumes in the Compose file, then run it again.',
        { label },
      );
    default:
      return assertNever(verdict);
  }
}

const isLoss = ({ verdict }: VolumeVerdict) =>
  verdict !== 'attached-again' && verdict !== 'new' && verdict !== 'put-back';

/** `todo-database-1: 12 files, 1.2 MB put back`. */
function putBackLine({ label, files, bytes, leftOut }: PutBack): string {
  const done = plural(files, '{label}: {n} file, {bytes} put back', '{label}: {n} files, {bytes} put back', {
    label,
    bytes: formatBytes(bytes),
  });
  if (leftOut === 0) return done;
  return plural(
    leftOut,
    '{done}; {n} saved entry stay in the archive, since something else keeps that place now',
    '{done}; {n} saved entries stay in the archive, since something else keeps that place now',
    { done },
  );
}

/** What a container held that Compose made anew. */
function replacedLine({ of: { label }, files, bytes }: SavedFiles): string {
  return plural(
    files,
    '{label} was made anew. What it held in no volume was saved before: {n} file, {bytes}, under Saved files.',
    '{label} was made anew. What it held in no volume was saved before: {n} files, {bytes}, under Saved files.',
    { label, bytes: formatBytes(bytes) },
  );
}

/** What a run, a run again, an undo or an update came to. `sizes` are of volumes, in bytes. */
export function ran(
  operation: Operation,
  { volumes: verdicts, putBack, saved }: Extract<Outcome, { kind: 'ran' }>,
  sizes: Sizes,
): ToastWords {
  const moved = [...putBack.map(putBackLine), ...saved.map(replacedLine)];
  const losses = verdicts.filter(isLoss);
  if (losses.length > 0) {
    return {
      tone: 'warning',
      title: t('{name} is running, but not with all its data', { name: operation.name }),
      lines: [...losses.map((verdict) => verdictLine(verdict, sizes)), ...moved],
      actions: ['show-log'],
      stays: null,
    };
  }
  return {
    tone: saved.length > 0 ? 'warning' : 'good',
    title:
      operation.kind === 'update-images'
        ? t('The images of {name} are up to date', { name: operation.name })
        : operation.kind === 'undo'
          ? t('{name} is back', { name: operation.name })
          : t('{name} is running', { name: operation.name }),
    lines: [...verdicts.map((verdict) => verdictLine(verdict, sizes)), ...moved],
    // Of several, each is found with its own button under Saved files.
    actions: saved.length === 1 ? ['put-back'] : [],
    // Who updates does not look for what an update takes away.
    stays: saved.length > 0 ? null : shortly,
  };
}

/** Saved files are where they were, all of them or as far as it came before it was called off. */
export function filesPutBack(
  operation: Operation,
  { putBack, notBack: { paths, more } }: Extract<Outcome, { kind: 'put-back' }>,
): ToastWords {
  if (paths.length > 0) {
    const others = more > 0 ? [plural(more, '{n} more file', '{n} more files')] : [];
    return {
      tone: 'warning',
      title: operationWords['put-back'].cancelled(operation.name),
      lines: [
        putBackLine(putBack),
        t('Not put back, and as before: {paths}.', { paths: listed([...paths, ...others]) }),
      ],
      actions: more > 0 ? ['show-log'] : [],
      stays: null,
    };
  }
  return {
    tone: 'good',
    title: t('The saved files are in {name} again', { name: putBack.label }),
    lines: [putBackLine(putBack)],
    actions: [],
    stays: shortly,
  };
}
