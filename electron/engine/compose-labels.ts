import { existsSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import type { ComposeIdentity, Dependency } from '../../shared/engine.ts';
import { type HostPath, hostPath, type StackName, stackName } from '../../shared/ids.ts';

type Labels = ReadonlyMap<string, string>;
type Exists = (path: string) => boolean;

/** Names as docker/compose writes them (`pkg/api/labels.go`). */
export const composeLabel = {
  project: 'com.docker.compose.project',
  service: 'com.docker.compose.service',
  number: 'com.docker.compose.container-number',
  oneOff: 'com.docker.compose.oneoff',
  workingDir: 'com.docker.compose.project.working_dir',
  configFiles: 'com.docker.compose.project.config_files',
  environmentFile: 'com.docker.compose.project.environment_file',
  dependsOn: 'com.docker.compose.depends_on',
  volume: 'com.docker.compose.volume',
  network: 'com.docker.compose.network',
} as const;

const conditions: readonly Dependency['condition'][] = [
  'service_started',
  'service_healthy',
  'service_completed_successfully',
];

const isAbsolute = (path: string) => posix.isAbsolute(path) || win32.isAbsolute(path);

/** `path` in its own style: the app may show containers that were made from Windows while it runs on Linux. */
function resolved(workingDir: string, path: string): string {
  if (workingDir === '' || isAbsolute(path)) return path;
  return /^[A-Za-z]:[\\/]|^\\\\/.test(workingDir)
    ? win32.join(workingDir, path)
    : posix.join(workingDir, path);
}

/**
 * Compose joins paths by commas and escapes nothing. The shortest run of pieces that `exists` is taken as a path;
 * where the file is gone, a piece that isn't absolute belongs to the absolute one before it.
 */
export function splitPaths(label: string, exists: Exists): readonly string[] {
  const pieces = label.split(',');
  if (pieces.length === 1) return label.trim() === '' ? [] : [label];
  const paths: string[] = [];
  for (let from = 0; from < pieces.length; ) {
    const ends = pieces.map((_, index) => index + 1).slice(from);
    const end =
      ends.find((to) => exists(pieces.slice(from, to).join(','))) ??
      ends.find((to) => isAbsolute(pieces[to] ?? '/') || !isAbsolute(pieces[from] ?? '')) ??
      pieces.length;
    paths.push(pieces.slice(from, end).join(','));
    from = end;
  }
  return paths.filter((path) => path.trim() !== '');
}

/** From `db:service_healthy:true,cache:service_started:false`, also from older forms without the later fields. */
export function dependenciesFrom(label: string): readonly Dependency[] {
  return label
    .split(',')
    .map((entry) => entry.split(':'))
    .map(([service = '', condition]) => ({
      service: service.trim(),
      condition: conditions.find((known) => known === condition) ?? 'service_started',
    }))
    .filter(({ service }) => service !== '');
}

function pathsFrom(label: string, workingDir: string, exists: Exists): readonly HostPath[] {
  const onDisk = (path: string) => exists(resolved(workingDir, path));
  return splitPaths(label, onDisk).map((path) => hostPath(resolved(workingDir, path)));
}

function replicaNumber(label: string | undefined): number | null {
  const number = /^\d{1,9}$/.test(label ?? '') ? Number(label) : 0;
  return number > 0 ? number : null;
}

/** What Compose wrote on a container; `null` where no project is named. `exists` is asked only about commas. */
export function composeIdentity(labels: Labels, exists: Exists = existsSync): ComposeIdentity | null {
  const project = labels.get(composeLabel.project) ?? '';
  if (project === '') return null;
  const workingDir = labels.get(composeLabel.workingDir) ?? '';
  return {
    project: stackName(project),
    service: labels.get(composeLabel.service) || null,
    number: replicaNumber(labels.get(composeLabel.number)),
    oneOff: /^true$/i.test(labels.get(composeLabel.oneOff) ?? ''),
    workingDir: workingDir === '' ? null : hostPath(workingDir),
    configFiles: pathsFrom(labels.get(composeLabel.configFiles) ?? '', workingDir, exists),
    envFiles: pathsFrom(labels.get(composeLabel.environmentFile) ?? '', workingDir, exists),
    dependsOn: dependenciesFrom(labels.get(composeLabel.dependsOn) ?? ''),
  };
}

/** The project and the key in the Compose file of a volume or network; the key falls back on `name`. */
export function composeKey(
  labels: Labels,
  keyLabel: typeof composeLabel.volume | typeof composeLabel.network,
  name: string,
): { readonly project: StackName; readonly key: string } | null {
  const project = labels.get(composeLabel.project) ?? '';
  return project === '' ? null : { project: stackName(project), key: labels.get(keyLabel) || name };
}
