import type { ContainerId, HostPath, StackName, VolumeName } from './ids.ts';
import type { RunRequest } from './run-preview.ts';

/** Why a volume can't be added to a Compose file. Lines count from 1. */
export type EditRefusal =
  | { readonly kind: 'not-yaml'; readonly line: number | null }
  /** Bytes that are no UTF-8 would be lost by writing it anew. */
  | { readonly kind: 'not-text' }
  /** One file of several YAML documents: which one Compose means is its own affair. */
  | { readonly kind: 'several-documents' }
  | { readonly kind: 'service-missing' }
  /** The service stands in a file that this one includes. */
  | { readonly kind: 'service-elsewhere'; readonly file: HostPath }
  /** The service's list is also that of others: a change would change them, too. */
  | { readonly kind: 'shared-anchor'; readonly anchor: string; readonly line: number }
  /** Something is mounted at that path already. */
  | { readonly kind: 'path-taken'; readonly line: number }
  /** `volumes` is neither a list of the service nor a map of the file. */
  | { readonly kind: 'not-a-list'; readonly line: number }
  /** Every way of writing it would have changed something else as well. */
  | { readonly kind: 'too-unusual' }
  /** Compose reads the changed file, but gives the service another mount, or none. */
  | { readonly kind: 'not-attached' };

/** Why a service can't be given the volume that was asked for. */
export type AddVolumeRefusal =
  | EditRefusal
  /** Not a key that Compose takes for a named volume. */
  | { readonly kind: 'key-invalid' }
  /** Not an absolute path, or one that stands for more than the data: `/`. */
  | { readonly kind: 'path-invalid' }
  /** No place is known in which the service keeps data: it is to be named. */
  | { readonly kind: 'path-unknown' }
  | { readonly kind: 'path-is-file' }
  /** Something else is mounted there already, by another file or without one. */
  | { readonly kind: 'path-mounted' }
  /** A mount lies inside: what is in it would not be in the volume. */
  | { readonly kind: 'mount-inside'; readonly path: string }
  /** The file says of itself that a program writes it: a change would be written over. */
  | { readonly kind: 'file-generated'; readonly line: number }
  /** The volume is declared with settings of its own and not there yet: only Compose can make it. */
  | { readonly kind: 'declared-otherwise' };

/** Where the Compose files are: those that a stack was run from, or files that may not have run yet. */
export type VolumeHome =
  | { readonly kind: 'stack'; readonly name: StackName }
  | { readonly kind: 'files'; readonly request: RunRequest };

/** The volume that a service is to be given. `null` stands for what is proposed. */
export interface AddVolumeRequest {
  readonly home: VolumeHome;
  readonly service: string;
  /** The key in the Compose file. */
  readonly key: string | null;
  /** Absolute, in the container. */
  readonly path: string | null;
}

/** What the service's containers hold at the path now. */
export type PresentData =
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'held';
      readonly container: ContainerId;
      readonly label: string;
      readonly where: 'anonymous' | 'layer';
      /** `null` where the engine can't tell of this folder alone. */
      readonly bytes: number | null;
      /** The image has files of its own there, which then stay as they are now. */
      readonly withImageFiles: boolean;
    }
  /** Each has its own, and one volume takes the data of one. */
  | { readonly kind: 'several'; readonly labels: readonly string[] };

/** Data that recreating the service would lose, since it is at none of the volume's paths. */
export interface LostByRecreation {
  readonly label: string;
  readonly path: string;
  readonly bytes: number | null;
}

/** What giving a service a volume would do, before anything happens. */
export interface AddVolumePreview {
  readonly stack: StackName;
  readonly service: string;
  readonly key: string;
  readonly path: string;
  readonly change:
    | {
        readonly kind: 'edit';
        readonly file: HostPath;
        readonly before: string;
        readonly after: string;
        /** Of the file as it is: to be handed back, so that nothing is written over that was not seen. */
        readonly seen: string;
      }
    /** The files give it the volume already; its containers don't have it yet. */
    | { readonly kind: 'none'; readonly seen: string }
    | { readonly kind: 'refused'; readonly file: HostPath | null; readonly refusal: AddVolumeRefusal };
  /** What the engine calls it; `null` where it is refused. */
  readonly volume: VolumeName | null;
  /** It is there already, with so many bytes in it; `null` where it is not, or the engine can't tell. */
  readonly existing: { readonly bytes: number | null } | null;
  readonly data: PresentData;
  readonly lost: readonly LostByRecreation[];
  /** The service has containers, which only use the volume once they are recreated. */
  readonly hasContainers: boolean;
}

/**
 * What follows the change of the file: nothing, so that the next run attaches the volume, empty; or the service is
 * recreated with it at once, empty or with the present data in it.
 */
export type AfterAdding = 'nothing' | 'recreate' | 'copy-and-recreate';

/** Whether the present data can be copied into the volume: nothing is ever written over what a volume holds. */
export const mayCopy = ({ data, existing }: Pick<AddVolumePreview, 'data' | 'existing'>): boolean =>
  data.kind === 'held' && (existing === null || existing.bytes === 0);

/** The key and path as asked for, and that what was shown is still what is there. */
export interface AddVolumeOrder extends AddVolumeRequest {
  readonly key: string;
  readonly path: string;
  readonly seen: string;
  readonly afterwards: AfterAdding;
}

/** An addition that was cut short, by the end of the app or of the engine. */
export interface UnfinishedAddition {
  readonly id: string;
  /** The engine that it was begun on. */
  readonly engineId: string;
  readonly stack: StackName;
  readonly service: string;
  readonly key: string;
  readonly path: string;
  readonly file: HostPath;
  /** The file has the volume already. */
  readonly fileChanged: boolean;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
}
