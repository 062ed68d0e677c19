import type { App } from 'electron';
import { hostPath } from '../../shared/ids.ts';
import type { CommandLine } from '../command-line.ts';

/** What the app was started with once more, or handed by the system. */
export type Asked = Pick<CommandLine, 'file' | 'link'>;

export interface Askings {
  /** The newest file and link of those that nobody has heard yet. They are heard with that. */
  taken(): Asked;
  /** From now on, and what nobody has heard yet. */
  hear(listener: (asked: Asked) => void): void;
}

/**
 * Keeps what the app is asked for until somebody hears it: a file, a link, or only to show itself. To be called at once: so
 * macOS hands over what the app is opened with, before it is ready.
 */
export function keepAskings(app: Pick<App, 'on'>): Askings {
  let unheard: Asked[] = [];
  let tell = (asked: Asked): void => void unheard.push(asked);
  app.on('second-instance', (_event, _argv, _workingDir, data) => tell(askedOf(data)));
  app.on('open-file', (event, path) => {
    event.preventDefault();
    tell({ file: hostPath(path), link: null });
  });
  app.on('open-url', (event, link) => {
    event.preventDefault();
    tell({ file: null, link });
  });
  const drop = () => {
    const dropped = unheard;
    unheard = [];
    return dropped;
  };
  return {
    taken() {
      const all = drop();
      const file = all.findLast((asked) => asked.file !== null)?.file ?? null;
      return { file, link: all.findLast((asked) => asked.link !== null)?.link ?? null };
    },
    hear(listener) {
      tell = listener;
      drop().forEach(listener);
    },
  };
}

function askedOf(data: unknown): Asked {
  const own = typeof data === 'object' && data !== null ? data : {};
  const file = 'file' in own && typeof own.file === 'string' ? hostPath(own.file) : null;
  return { file, link: 'link' in own && typeof own.link === 'string' ? own.link : null };
}
