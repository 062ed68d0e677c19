/** Counts what was sent and not yet taken: whoever sends waits while that is too much. */
export function createRoom(most: number) {
  let used = 0;
  let closed = false;
  const waiting: (() => void)[] = [];

  const letIn = () => {
    if (closed || used < most) for (const resume of waiting.splice(0)) resume();
  };

  return {
    take(amount: number): void {
      used += amount;
    },
    free(amount: number): void {
      used = Math.max(0, used - amount);
      letIn();
    },
    /** Resolves when there is room again, or nobody counts any more. */
    available: (): Promise<void> =>
      closed || used < most ? Promise.resolve() : new Promise((resume) => waiting.push(resume)),
    close(): void {
      closed = true;
      letIn();
    },
  };
}
