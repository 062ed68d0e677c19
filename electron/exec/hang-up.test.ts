import { describe, expect, it } from 'vitest';
import { hangUp } from './hang-up.ts';

/** A session whose jobs live on for so many looks, and whose leader needs so many signals. */
function session({ jobs = 0, leader = 1, shell = true } = {}) {
  const signals: string[] = [];
  let jobsLeft = jobs;
  let leaderLeft = leader;
  return {
    signals,
    run: async (script: string, [pid, signal]: readonly string[]) => {
      if (!shell) return null;
      if (script.includes('exit $left')) {
        signals.push(`others ${signal}`);
        jobsLeft -= 1;
        return jobsLeft >= 0 ? 10 : 0;
      }
      signals.push(`${pid} ${signal}`);
      leaderLeft -= 1;
      return 0;
    },
    isGone: async () => leaderLeft <= 0,
    pause: async () => undefined,
  };
}

describe('hanging up', () => {
  it.each([
    ['an idle shell asks it once', {}, ['others HUP', '7 HUP'], true],
    [
      'a shell with a job waits for the job first',
      { jobs: 2 },
      ['others HUP', 'others 0', 'others 0', '7 HUP'],
      true,
    ],
    [
      'does not wait for a job that stays',
      { jobs: 99 },
      ['others HUP', 'others 0', 'others 0', 'others 0', 'others 0', 'others 0', '7 HUP'],
      true,
    ],
    ['kills who does not listen', { leader: 2 }, ['others HUP', '7 HUP', '7 KILL'], true],
    ['tells of who can’t be killed', { leader: 3 }, ['others HUP', '7 HUP', '7 KILL'], false],
    ['tells when nobody can be asked', { shell: false }, [], false],
  ])('%s', async (_what, kind, signals, gone) => {
    const asked = session(kind);
    expect(await hangUp(asked, 7)).toBe(gone);
    expect(asked.signals).toEqual(signals);
  });
});
