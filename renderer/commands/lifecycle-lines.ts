import type { Container } from '../../shared/engine.ts';
import { isUp } from '../../shared/is-up.ts';
import { lifecycleOf } from '../../shared/lifecycle.ts';
import type { Target } from '../../shared/target.ts';
import { t } from '../../shared/texts.ts';
import type { MenuLine } from './menu-line.ts';
import { rowChords } from './row-chords.ts';

/** What every row's menu is about. */
export interface LifecycleSubject {
  readonly target: Target;
  /** The stack's containers, or the one. */
  readonly members: readonly Container[];
}

const can = ({ members }: LifecycleSubject) => lifecycleOf(members);

/** Start to Kill, for stacks and containers alike. */
export const lifecycleLines: readonly MenuLine<LifecycleSubject>[] = [
  {
    title: t('Start'),
    chord: rowChords.start,
    icon: 'play',
    needs: 'change',
    suits: (subject) => can(subject).canStart && !can(subject).startUnpauses,
    act: ({ target }, { lifecycle }) => void lifecycle(target, 'start'),
  },
  {
    title: t('Stop'),
    chord: rowChords.stop,
    icon: 'stop',
    needs: 'change',
    suits: (subject) => can(subject).canStop,
    act: ({ target }, { lifecycle }) => void lifecycle(target, 'stop'),
  },
  {
    title: t('Restart'),
    chord: rowChords.restart,
    icon: 'restart',
    needs: 'change',
    resting: (subject) =>
      can(subject).canStart || can(subject).canStop ? null : t('It can’t be started any more'),
    act: ({ target }, { lifecycle }) => void lifecycle(target, 'restart'),
  },
  {
    title: t('Pause'),
    chord: rowChords.pause,
    icon: 'pause',
    needs: 'change',
    suits: (subject) => can(subject).canPause || !can(subject).canUnpause,
    resting: (subject) => (can(subject).canPause ? null : t('Only what is running can be paused')),
    act: ({ target }, { lifecycle }) => void lifecycle(target, 'pause'),
  },
  {
    title: t('Unpause'),
    chord: rowChords.unpause,
    icon: 'play',
    needs: 'change',
    suits: (subject) => can(subject).canUnpause,
    act: ({ target }, { lifecycle }) => void lifecycle(target, 'unpause'),
  },
  {
    title: t('Kill'),
    chord: rowChords.kill,
    icon: 'kill',
    tone: 'danger',
    needs: 'change',
    resting: ({ members }) => (members.some(isUp) ? null : t('Nothing is running')),
    act: ({ target }, { openDialog }) => openDialog({ kind: 'kill', target }),
  },
];

/** Asks first, by its dialog. */
export const deleteLine: MenuLine<LifecycleSubject> = {
  title: t('Delete'),
  chord: rowChords.delete,
  icon: 'bin',
  tone: 'danger',
  needs: 'change',
  act: ({ target }, { openDialog }) => openDialog({ kind: 'delete', target }),
};
