import type { HostPath } from './ids.ts';

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
