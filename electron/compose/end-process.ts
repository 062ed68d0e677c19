import { type ChildProcess, spawn } from 'node:child_process';

/**
 * Asks the child's whole process group to end: SIGINT, after `int` ms SIGTERM, after `term` ms more SIGKILL. Windows
 * has no such signals: there the tree is ended at once. Returns the function that stops asking.
 */
export function endInOrder(
  child: ChildProcess,
  patience: { readonly int: number; readonly term: number },
): () => void {
  if (process.platform === 'win32') {
    endTree(child);
    return () => {};
  }
  let timer: NodeJS.Timeout;
  signalGroup(child, 'SIGINT');
  timer = setTimeout(() => {
    signalGroup(child, 'SIGTERM');
    timer = setTimeout(() => signalGroup(child, 'SIGKILL'), patience.term);
  }, patience.int);
  return () => clearTimeout(timer);
}

/** Asks once, for when there is no time to wait. */
export function interrupt(child: ChildProcess): void {
  if (process.platform === 'win32') endTree(child);
  else signalGroup(child, 'SIGINT');
}

/** Kills what is left of the child's process group. Does nothing where all have ended. */
export function endNow(child: ChildProcess): void {
  if (process.platform !== 'win32') signalGroup(child, 'SIGKILL');
  else if (child.exitCode === null && child.signalCode === null) endTree(child);
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // Nobody of the group is left.
  }
}

function endTree(child: ChildProcess): void {
  if (child.pid === undefined) return;
  const taskkill = spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'], {
    stdio: 'ignore',
    windowsHide: true,
  });
  // Already gone, or no right to end it: the child's own end tells.
  taskkill.on('error', () => {});
}
