/**
 * Never runs `work` twice at once. Calls made while it runs share one further run, begun when it ends: each caller's
 * promise is of a run that began after the call.
 */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;

  function begin(): Promise<void> {
    running ??= work().finally(() => {
      running = null;
    });
    return running;
  }

  return () => {
    if (running === null) return begin();
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = null;
        return begin();
      });
    return next;
  };
}
