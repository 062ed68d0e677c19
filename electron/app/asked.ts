import { app } from 'electron';
import { hostPath } from '../../shared/ids.ts';
import type { CommandLine } from '../command-line.ts';

/** What the app was started with once more, or handed by the system. */
export type Asked = Pick<CommandLine, 'file' | 'link'>;

/** Tells whenever the running app is asked for a file, a link, or only to show itself. */
export function whenAsked(tell: (asked: Asked) => void): void {
  app.on('second-instance', (_event, _argv, _workingDir, data) => tell(askedOf(data)));
  // So macOS hands over a file and a link, also to the app that runs.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    tell({ file: hostPath(path), link: null });
  });
  app.on('open-url', (event, link) => {
    event.preventDefault();
    tell({ file: null, link });
  });
}

function askedOf(data: unknown): Asked {
  const own = typeof data === 'object' && data !== null ? data : {};
  const file = 'file' in own && typeof own.file === 'string' ? hostPath(own.file) : null;
  return { file, link: 'link' in own && typeof own.link === 'string' ? own.link : null };
}
