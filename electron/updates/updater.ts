/** What is there to be had, unchecked: it comes from elsewhere. */
export interface Offered {
  readonly version: string;
  readonly notes: unknown;
}

/** The way to a newer version. Rejects with whatever error came of it: see `problemOf`. */
export interface Updater {
  /** `null`: there is nothing newer. Downloads nothing. */
  check(): Promise<Offered | null>;
  /** Downloads what the last check found, and verifies it. */
  download(onMoved: (bytes: number, total: number | null) => void, signal: AbortSignal): Promise<void>;
  /** Puts what was downloaded in the place of the app, starts it, and ends this one. Where it can't, `onFailure` hears why. */
  install(onFailure: (thrown: unknown) => void): void;
}
