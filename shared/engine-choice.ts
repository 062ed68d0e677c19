/** What the user chose in the footer; `automatic` goes by the docker CLI's own rules. */
export type EngineChoice =
  | { readonly kind: 'automatic' }
  | { readonly kind: 'context'; readonly name: string }
  | { readonly kind: 'address'; readonly address: string };

/** A docker context, or a socket that was found without one. */
export interface KnownEngine {
  readonly choice: Exclude<EngineChoice, { readonly kind: 'automatic' }>;
  /** The context's name, or whose socket it is: `Colima`. */
  readonly title: string;
  /** `unix:///var/run/docker.sock`; `null` where a context can't be read. */
  readonly address: string | null;
  /** The context's own description; empty where it has none. */
  readonly description: string;
}

/** The engines that can be switched to. */
export interface EngineChoices {
  readonly chosen: EngineChoice;
  /** Contexts by name, then found sockets. */
  readonly engines: readonly KnownEngine[];
}

export const automatic: EngineChoice = { kind: 'automatic' };
