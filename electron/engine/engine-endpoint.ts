import type { EngineTarget } from '../../shared/engine.ts';

/** What a TLS connection needs, as PEM texts; a file that isn't there is `null`, as the docker CLI takes it. */
export interface TlsMaterial {
  readonly ca: string | null;
  readonly cert: string | null;
  readonly key: string | null;
  /** Whether the engine's certificate is checked. */
  readonly verify: boolean;
}

/** A target with what only main may know: keys never go into a snapshot. */
export interface EngineEndpoint extends EngineTarget {
  readonly tls?: TlsMaterial;
}

/** The part of an endpoint that may be shown. */
export const targetOf = ({ source, context, address, linkHost }: EngineEndpoint): EngineTarget => ({
  source,
  context,
  address,
  linkHost,
});

/** The socket or pipe of a local engine; `null` for one that is reached over the network. */
export function localPath(address: string): string | null {
  const match = /^(?:unix|npipe):\/\/(.*)$/.exec(address);
  return match?.[1] ?? null;
}
