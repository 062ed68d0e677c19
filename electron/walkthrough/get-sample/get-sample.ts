import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertNever } from '../../../shared/assert-never.ts';
import { type HostPath, hostPath } from '../../../shared/ids.ts';
import type { SampleSource } from '../../../shared/walkthrough.ts';
import { cloneGit } from './clone-git.ts';
import { fillNewFolder } from './destination.ts';
import { downloadZip } from './download-zip.ts';

/** How the getting is followed, and cancelled. */
export interface Watching {
  readonly signal: AbortSignal;
  /** From 0 to 1. */
  readonly onPart: (part: number) => void;
}

/** Where the sample is to be had. */
export interface SamplePlaces {
  readonly repository: string;
  readonly zip: string;
  /** The host that needs no https; `null` but in tests. */
  readonly plainHost: string | null;
  /** The folder that came with the app. */
  readonly bundled: string;
}

const dockersRepository = 'https://github.com/docker/multi-container-app';

/**
 * Docker's repository, and the sample that came with the app. The variables `STACKYARD_SAMPLE_REPOSITORY` and
 * `STACKYARD_SAMPLE_ZIP` name others, for tests on this machine alone: a zip must then come from 127.0.0.1.
 */
export function samplePlaces(env: NodeJS.ProcessEnv, bundled: string): SamplePlaces {
  const zip = env.STACKYARD_SAMPLE_ZIP;
  const isLocal = zip?.startsWith('http://127.0.0.1:') === true;
  return {
    repository: env.STACKYARD_SAMPLE_REPOSITORY ?? dockersRepository,
    zip: isLocal ? zip : `${dockersRepository}/archive/refs/heads/main.zip`,
    plainHost: isLocal ? '127.0.0.1' : null,
    bundled,
  };
}

/**
 * Brings the sample into a folder that isn't there yet. What fails or is cancelled leaves nothing behind. Throws
 * `folder-taken`, `file-failed`, `download-failed`, `no-program`, `cancelled`.
 */
export function getSample(
  source: Exclude<SampleSource, 'folder'>,
  folder: HostPath,
  places: SamplePlaces,
  watching: Watching & { readonly env: NodeJS.ProcessEnv },
): Promise<void> {
  return fillNewFolder(folder, async () => {
    switch (source) {
      case 'bundled':
        return cp(places.bundled, folder, { recursive: true });
      case 'git':
        return cloneGit(places.repository, folder, watching);
      case 'zip':
        return fromZip(folder, places, watching);
      default:
        return assertNever(source);
    }
  });
}

async function fromZip(
  folder: HostPath,
  { zip, plainHost }: SamplePlaces,
  watching: Watching,
): Promise<void> {
  const temporary = await mkdtemp(join(tmpdir(), 'stackyard-sample-'));
  try {
    const file = hostPath(join(temporary, 'sample.zip'));
    await downloadZip(zip, file, { ...watching, plainHost });
    const { unpackZip } = await import('./unpack-zip.ts');
    await unpackZip(file, folder, watching.signal);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
