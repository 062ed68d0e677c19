import type { Deletion } from '../../shared/deletion.ts';
import type { DeletedStack } from '../../shared/stack-memory.ts';
import { t } from '../../shared/texts.ts';
import type { MenuLine, MenuTable } from './menu-line.ts';
import { rowChords } from './row-chords.ts';

/** A stack that is no more. */
export interface DeletedStackSubject {
  readonly stack: DeletedStack;
  /** Its last deletion by the app, which can be undone; `null` where somebody else deleted it. */
  readonly deletion: Deletion | null;
}

const hasFile = ({ stack }: DeletedStackSubject) => stack.composeFile === 'present';

const runAgain = {
  title: t('Run again'),
  named: (name) => t('Run {name} again', { name }),
  chord: rowChords.start,
  icon: 'play',
} as const satisfies Partial<MenuLine<never>>;

const forget = {
  title: t('Forget'),
  icon: 'cross',
  tone: 'danger',
  needs: 'rest',
} as const satisfies Partial<MenuLine<never>>;

/** What can be done to a stack that is no more. */
export const deletedStackMenu: MenuTable<DeletedStackSubject> = [
  [
    {
      title: t('Locate Compose file…'),
      named: (name) => t('Locate the Compose file of {name}…', { name }),
      icon: 'file',
      needs: 'rest',
      suits: (subject) => !hasFile(subject),
      act: ({ stack }, { locate }) => void locate(stack.name),
    },
    {
      title: t('Recreate from notes'),
      named: (name) => t('Recreate {name} from notes', { name }),
      icon: 'restart',
      needs: 'change',
      suits: (subject) => !hasFile(subject) && subject.deletion !== null,
      act: ({ deletion }, { undo }) => {
        if (deletion !== null) void undo(deletion.id, 'from-notes');
      },
    },
    {
      title: t('Undo'),
      named: (name) => t('Undo deleting {name}', { name }),
      chord: rowChords.undo,
      icon: 'undo',
      needs: 'change',
      suits: (subject) => hasFile(subject) && (subject.deletion?.saved.length ?? 0) > 0,
      act: ({ deletion }, { undo }) => {
        if (deletion !== null) void undo(deletion.id, 'as-it-was-run');
      },
    },
    {
      ...runAgain,
      needs: 'compose',
      resting: (subject) => (hasFile(subject) ? null : t('Locate its Compose file first')),
      act: ({ stack }, actions) => void actions.runAgain(stack.name),
    },
  ],
  [{ ...forget, act: ({ stack }, actions) => void actions.forget(stack.name) }],
];

/** What can be done to a standalone container that is no more: it is run again from what was noted of it. */
export const deletedContainerMenu: MenuTable<Deletion> = [
  [{ ...runAgain, needs: 'change', act: ({ id }, { undo }) => void undo(id, 'from-notes') }],
  [
    {
      ...forget,
      resting: ({ saved }) => (saved.length === 0 ? null : t('Remove its saved files first')),
      act: ({ id }, { forgetDeletion }) => void forgetDeletion(id),
    },
  ],
];
