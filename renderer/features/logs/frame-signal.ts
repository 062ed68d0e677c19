/** Says that something changed: right before the next frame, and when it goes on and on, a few times a second. */
export interface FrameSignal {
  changed(): void;
  /** Returns the function that ends it. Nothing is scheduled while nobody listens. */
  subscribe(listener: () => void): () => void;
}

// Nobody reads faster, and drawing every frame of a flood would leave the machine no time for anything else.
const leastGapMs = 60;

/** `work` is done right before the listeners are told. */
export function createFrameSignal(work: () => void): FrameSignal {
  const listeners = new Set<() => void>();
  let callOff: (() => void) | null = null;
  let toldAt = Number.NEGATIVE_INFINITY;

  const tell = () => {
    callOff = null;
    toldAt = performance.now();
    work();
    for (const listener of [...listeners]) listener();
  };
  const inNextFrame = () => {
    const frame = requestAnimationFrame(tell);
    callOff = () => cancelAnimationFrame(frame);
  };
  return {
    changed() {
      if (listeners.size === 0 || callOff !== null) return;
      const wait = toldAt + leastGapMs - performance.now();
      if (wait <= 0) inNextFrame();
      else {
        const timer = setTimeout(inNextFrame, wait);
        callOff = () => clearTimeout(timer);
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        callOff?.();
        callOff = null;
      };
    },
  };
}
