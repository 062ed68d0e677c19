/** Says at most once a frame that something changed, however often it does. */
export interface FrameSignal {
  changed(): void;
  /** Returns the function that ends it. Nothing is scheduled while nobody listens. */
  subscribe(listener: () => void): () => void;
}

/** `work` is done right before the listeners are told. */
export function createFrameSignal(work: () => void): FrameSignal {
  const listeners = new Set<() => void>();
  let frame: number | null = null;
  const tell = () => {
    frame = null;
    work();
    for (const listener of [...listeners]) listener();
  };
  return {
    changed() {
      if (listeners.size > 0) frame ??= requestAnimationFrame(tell);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0 || frame === null) return;
        cancelAnimationFrame(frame);
        frame = null;
      };
    },
  };
}
