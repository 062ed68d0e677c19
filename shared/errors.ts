import type { UnreachableCause } from './engine.ts';
import type { HostPath, VolumeName } from './ids.ts';
import type { OperationKind } from './operation.ts';

/** Every way in which a command can fail, as facts. The words are made where they are shown. */
export type AppError =
  | { readonly kind: 'engine-unreachable'; readonly cause: UnreachableCause }
  | { readonly kind: 'compose-cli-missing' }
  | { readonly kind: 'compose-missing'; readonly files: readonly HostPath[] }
  | { readonly kind: 'compose-not-in-folder'; readonly folder: HostPath }
  | {
      readonly kind: 'compose-invalid';
      readonly file: HostPath | null;
      readonly line: number | null;
      readonly message: string;
    }
  /** `by` is a container's name, or `null` where a program outside the engine holds the port. */
  | { readonly kind: 'port-taken'; readonly port: number; readonly by: string | null }
  | { readonly kind: 'image-unavailable'; readonly image: string; readonly detail: string }
  | { readonly kind: 'build-failed'; readonly service: string | null; readonly detail: string }
  | { readonly kind: 'compose-failed'; readonly exitCode: number | null; readonly detail: string }
  | { readonly kind: 'volume-in-use'; readonly volume: VolumeName; readonly usedBy: readonly string[] }
  /** Compose found a volume that no longer fits the file and would have recreated it; we never let it. */
  | { readonly kind: 'volume-differs'; readonly detail: string }
  | { readonly kind: 'busy'; readonly what: OperationKind; readonly name: string }
  | {
      readonly kind: 'not-found';
      readonly what: 'stack' | 'container' | 'volume' | 'operation' | 'deletion';
      readonly name: string;
    }
  | {
      readonly kind: 'partly-deleted';
      readonly removed: readonly string[];
      readonly left: readonly { readonly name: string; readonly reason: string }[];
    }
  /** Left as it is, because what comes before it in the order of dependencies failed: what it needs, or what needs it. */
  | { readonly kind: 'held-back'; readonly by: string; readonly relation: 'needs' | 'needed-by' }
  /** `names` are of what stands where something would be brought back. */
  | {
      readonly kind: 'undo-refused';
      readonly reason: 'undone-already' | 'exists-again' | 'other-engine' | 'going-on';
      readonly names: readonly string[];
    }
  | { readonly kind: 'conflict'; readonly detail: string }
  | { readonly kind: 'file-failed'; readonly path: HostPath; readonly detail: string }
  /** A file in a container that was there a moment ago. */
  | { readonly kind: 'file-gone'; readonly path: string }
  /** Files of `what` could not be saved before a deletion: nothing was deleted. `folder` is where to. */
  | {
      readonly kind: 'save-failed';
      readonly what: string;
      readonly folder: HostPath;
      readonly why: 'disk-full' | 'engine-gone' | 'other';
      readonly detail: string;
    }
  /** The system has no program of this kind that we know how to start. */
  | { readonly kind: 'no-program'; readonly what: 'terminal' | 'editor' | 'docker' }
  /** The container's logging driver keeps nothing that the engine could read. */
  | { readonly kind: 'log-unreadable'; readonly driver: string }
  | { readonly kind: 'link-refused'; readonly url: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'unexpected'; readonly detail: string };
