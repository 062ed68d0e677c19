import type { AppError } from './errors.ts';
import type { HostPath } from './ids.ts';

/** A stack's Compose files as they are now, which may differ from what its containers were made of. */
export interface ComposeFiles {
  /** In the order in which Compose is given them. */
  readonly files: readonly {
    readonly path: HostPath;
    /** `null` where it can't be read. */
    readonly text: string | null;
  }[];
  /** What Compose makes of them all, as YAML with variables filled in; or what is wrong with them. */
  readonly merged:
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'failed'; readonly error: AppError };
}
