/** Closes a union: a case that is not handled does not compile, and fails loudly if it comes from outside. */
export function assertNever(value: never): never {
  throw new Error(`Not handled: ${JSON.stringify(value)}`);
}
