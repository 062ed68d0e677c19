/** A set-up step that cannot go on. `message` is one line for a person; `mend` the command or act that helps. */
export class SetupError extends Error {
  override readonly name = 'SetupError';
  readonly mend: string | undefined;

  constructor(message: string, mend?: string) {
    super(mend === undefined ? message : `${message}\n  ${mend}`);
    this.mend = mend;
  }
}

/** Prints one line for the person who waits. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Runs a step that takes seconds: says what it does, and how long it took. Failures pass through. */
export async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
  say(`${what} …`);
  const began = performance.now();
  const result = await work();
  say(`  done in ${Math.max(1, Math.round((performance.now() - began) / 1000))} s`);
  return result;
}

/** Runs a script's main function. A SetupError is shown as its lines alone, anything else with its stack. */
export async function runScript(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(error instanceof SetupError ? error.message : error);
    process.exitCode = 1;
  }
}
