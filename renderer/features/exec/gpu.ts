import { WebglAddon } from '@xterm/addon-webgl';
import type { Terminal } from '@xterm/xterm';

let known: boolean | undefined;

/** Whether this machine has a graphics processor: without one, drawing text as text is the faster way. */
function hasGpu(): boolean {
  known ??= probe();
  return known;
}

function probe(): boolean {
  const context = document
    .createElement('canvas')
    .getContext('webgl2', { failIfMajorPerformanceCaveat: true });
  // The page may hold a few of them only.
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}

/** Draws a terminal on the graphics processor, if there is one. The returned function goes back to plain elements. */
export function drawOnGpu(terminal: Terminal): () => void {
  if (!hasGpu()) return () => undefined;
  try {
    const addon = new WebglAddon();
    let over = false;
    const end = () => {
      if (!over) addon.dispose();
      over = true;
    };
    addon.onContextLoss(end);
    terminal.loadAddon(addon);
    return end;
  } catch {
    return () => undefined;
  }
}
