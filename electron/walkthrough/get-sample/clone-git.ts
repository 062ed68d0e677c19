import type { HostPath } from '../../../shared/ids.ts';
import { t } from '../../../shared/texts.ts';
import { runProcess } from '../../compose/run-process.ts';
import { Failure } from '../../failure.ts';
import type { Watching } from './get-sample.ts';

/**
 * Clones the newest state of a repository into an empty folder. Throws `no-program` without git, `cancelled`, and
 * `download-failed` with what git said.
 */
export async function cloneGit(
  repository: string,
  folder: HostPath,
  { signal, onPart, env }: Watching & { readonly env: NodeJS.ProcessEnv },
): Promise<void> {
  const { exitCode, cancelled, lines } = await runProcess({
    command: 'git',
    args: ['clone', '--progress', '--depth=1', '--', repository, folder],
    cwd: null,
    // Git asks nobody for a password, and says what it says in the words that are read here.
    env: { ...env, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' },
    signal,
    onLine: (line) => {
      const part = partOf(line);
      if (part !== null) onPart(part);
    },
    patience: { int: 2_000, term: 2_000 },
  }).catch((thrown: unknown) => {
    const isMissing = thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT';
    throw isMissing ? new Failure({ kind: 'no-program', what: 'git' }) : thrown;
  });
  if (cancelled) throw new Failure({ kind: 'cancelled' });
  if (exitCode !== 0) throw new Failure({ kind: 'download-failed', detail: whatGitSaid(lines) });
}

/** `Receiving objects:  42% (21/50)` is 0.42. The other phases are over in a moment. */
function partOf(line: string): number | null {
  const [, percent] = /^Receiving objects:\s+(\d+)%/.exec(line) ?? [];
  return percent === undefined ? null : Number(percent) / 100;
}

/** The line that says why; the last one where none is marked. */
function whatGitSaid(lines: readonly string[]): string {
  const why = lines.find((line) => /^(?:fatal|error): /.test(line)) ?? lines.at(-1) ?? '';
  return why.replace(/^(?:fatal|error): /, '') || t('Git ended without a word.');
}
