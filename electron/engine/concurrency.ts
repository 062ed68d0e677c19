/**
 * Runs `work` on every item, `atOnce` of them at a time. Rejects with the first failure, after which nothing new is
 * begun.
 */
export async function eachOf<Item>(
  items: Iterable<Item>,
  atOnce: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const remaining = items[Symbol.iterator]();
  let failed = false;
  const worker = async () => {
    for (let next = remaining.next(); !failed && !next.done; next = remaining.next()) {
      await work(next.value).catch((thrown: unknown) => {
        failed = true;
        throw thrown;
      });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
