import { t } from '../../../shared/texts.ts';
import type { Notice, UiState } from '../../store/ui-state.ts';

let last = 0;

const adding =
  (notice: Omit<Notice, 'id'>) =>
  ({ notices }: UiState): Partial<UiState> => {
    last += 1;
    return { notices: [...notices, { ...notice, id: `exec-${last}` }] };
  };

export const tooMany = adding({
  tone: 'bad',
  title: t('Too many sessions are open'),
  lines: [t('End one that you don’t need, then try again.')],
});

export const pasteTooLong = adding({
  tone: 'bad',
  title: t('This is too much to paste'),
  lines: [t('Put it into a file, and copy that into the container.')],
});

/** A session was closed whose program would not end. */
export const leftRunning = (program: string, container: string) =>
  adding({
    tone: 'bad',
    title: t('{program} may still be running in {container}', { program, container }),
    lines: [t('It could not be ended from here.'), t('Restarting {container} ends it.', { container })],
  });
