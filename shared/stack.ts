import type { Container } from './engine.ts';
import type { HostPath, StackName } from './ids.ts';

/** All containers of one Compose project, in the order of their rows. Networks and volumes are found by name. */
export interface Stack {
  readonly name: StackName;
  readonly containers: readonly Container[];
  /** From the newest container that carries them: recreated containers know best. */
  readonly workingDir: HostPath | null;
  readonly configFiles: readonly HostPath[];
  readonly envFiles: readonly HostPath[];
}

export interface Inventory {
  /** By name. */
  readonly stacks: readonly Stack[];
  /** Containers without a Compose project, by name. */
  readonly standalone: readonly Container[];
}
