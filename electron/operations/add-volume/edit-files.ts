import { dirname, resolve } from 'node:path';
import type { AddVolumeRefusal } from '../../../shared/add-volume.ts';
import { type HostPath, hostPath, type VolumeName } from '../../../shared/ids.ts';
import { addVolumeToText } from '../../compose/add-volume/add-volume-to-text.ts';
import { type ComposeText, readComposeText, withTextBeside } from '../../compose/add-volume/compose-text.ts';
import { hasService, includedFiles, pickFile } from '../../compose/add-volume/pick-file.ts';
import type { Compose, ComposeModel } from '../../compose/compose.ts';
import { Failure, factsOf } from '../../failure.ts';
import type { NamedRequest } from '../run.ts';
import { generatedLine, normalPath } from './volume-proposal.ts';

/** The change of one of a stack's files. */
export interface Edit {
  readonly file: ComposeText;
  readonly after: string;
}

type EditResult =
  | { readonly kind: 'edit'; readonly edit: Edit; readonly volume: VolumeName }
  | { readonly kind: 'refused'; readonly file: HostPath | null; readonly refusal: AddVolumeRefusal };

interface Wanted {
  readonly request: NamedRequest;
  readonly files: readonly ComposeText[];
  readonly key: string;
  readonly path: string;
}

/**
 * The stack's file with the volume in it, read once by Compose to see that it means what it should. Nothing of it
 * stays on the disk. Throws what Compose's `config` throws.
 */
export async function editFiles(
  compose: Pick<Compose, 'config'>,
  wanted: Wanted,
  service: string,
): Promise<EditResult> {
  const { request, files, key, path } = wanted;
  const texts = files.map(({ text }) => text);
  const picked = pickFile(texts, { service, key, path });
  const file = picked.ok ? files[picked.value.index] : undefined;
  if (!picked.ok || file === undefined) {
    const included = await includedWith(service, files);
    if (included !== null) return refused({ kind: 'service-elsewhere', file: included }, files[0]);
    return refused(picked.ok ? { kind: 'service-missing' } : picked.error, files[0]);
  }
  const generated = generatedLine(file.text);
  if (generated !== null) return refused({ kind: 'file-generated', line: generated }, file);
  const { isDeclared } = picked.value;
  const after = addVolumeToText(file.text, { service, key, path, isDeclared });
  if (!after.ok) return refused(after.error, file);
  const model = await withTextBeside(file, after.value, (candidate) =>
    compose
      .config({ ...request, files: request.files.with(picked.value.index, candidate) })
      .catch((thrown: unknown) => {
        throw namedAs(thrown, candidate, file.path);
      }),
  );
  const volume = mountedVolume(model, { service, key, path });
  return volume === null
    ? refused({ kind: 'not-attached' }, file)
    : { kind: 'edit', edit: { file, after: after.value }, volume };
}

const refused = (refusal: AddVolumeRefusal, file: ComposeText | undefined): EditResult => ({
  kind: 'refused',
  file: file?.path ?? null,
  refusal,
});

/** What the engine calls the volume that Compose would mount there; `null` where it would not be this one. */
function mountedVolume(
  model: ComposeModel,
  { service, key, path }: { readonly service: string; readonly key: string; readonly path: string },
): VolumeName | null {
  const mounts = model.services.find(({ name }) => name === service)?.volumes ?? [];
  const found = mounts.some((mount) => normalPath(mount.target) === path && mount.key === key);
  return found ? (model.volumes.find((volume) => volume.key === key)?.name ?? null) : null;
}

/** What is wrong in the candidate is told as of the file itself: nobody has seen another. */
function namedAs(thrown: unknown, candidate: HostPath, file: HostPath): unknown {
  const facts = factsOf(thrown);
  if (facts.kind !== 'compose-invalid') return thrown;
  const message = facts.message.replaceAll(candidate, file);
  return new Failure({ ...facts, file: facts.file === candidate ? file : facts.file, message }, thrown);
}

async function includedWith(service: string, files: readonly ComposeText[]): Promise<HostPath | null> {
  for (const { path, text } of files) {
    for (const name of includedFiles(text)) {
      const included = await readComposeText(hostPath(resolve(dirname(path), name))).catch(() => null);
      if (included !== null && hasService(included.text, service)) return included.path;
    }
  }
  return null;
}
