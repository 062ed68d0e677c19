import { dirname } from 'node:path';
import type { EngineTarget } from '../../shared/engine.ts';
import { hostPath } from '../../shared/ids.ts';
import { Failure } from '../failure.ts';
import type { WalkthroughService } from '../walkthrough/walkthrough.ts';
import type { Desktop } from './handlers.ts';
import type { Handlers } from './serve-commands.ts';

type Names = Extract<keyof Handlers, `walkthrough.${string}`>;

/** The commands of the walkthrough. `target` throws while the engine is away. */
export function walkthroughHandlers(parts: {
  readonly walkthrough: WalkthroughService;
  readonly desktop: Pick<Desktop, 'choose' | 'openStack'>;
  readonly target: () => EngineTarget;
}): Pick<Handlers, Names> {
  const { walkthrough, desktop, target } = parts;
  return {
    'walkthrough.choosePlace': async () => {
      const parent = await desktop.choose('sample-place');
      if (parent !== null) await walkthrough.choosePlace(parent);
      return null;
    },
    'walkthrough.fetch': async ({ source }) => {
      walkthrough.fetch(source);
      return null;
    },
    'walkthrough.cancelFetch': async () => {
      walkthrough.cancelFetch();
      return null;
    },
    'walkthrough.takeFolder': async ({ folder }) => {
      const chosen = folder ?? (await desktop.choose('sample-copy'));
      if (chosen !== null) await walkthrough.takeFolder(chosen);
      return null;
    },
    'walkthrough.reset': async () => {
      walkthrough.reset();
      return null;
    },
    'walkthrough.decline': async () => {
      walkthrough.decline();
      return null;
    },
    'walkthrough.without': async ({ begin }) => {
      if (begin) walkthrough.beginWithout();
      else walkthrough.endWithout();
      return null;
    },
    'walkthrough.open': async ({ what }) => {
      const { copy } = walkthrough.state();
      if (copy === null || copy.file.kind === 'missing')
        throw new Failure({ kind: 'compose-missing', files: [] });
      const { file, progress } = copy;
      const path = file.kind === 'read' ? file.path : null;
      // Only the copy that is worked on is opened, whatever a window asks for.
      await desktop.openStack(
        target(),
        {
          workingDir: path === null ? progress.folder : hostPath(dirname(path)),
          configFiles: path === null ? [] : [path],
        },
        what,
      );
      return null;
    },
  };
}
