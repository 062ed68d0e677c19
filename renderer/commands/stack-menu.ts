import type { Stack } from '../../shared/stack.ts';
import { t } from '../../shared/texts.ts';
import { openPage } from '../store/route.ts';
import { deleteLine, type LifecycleSubject, lifecycleLines } from './lifecycle-lines.ts';
import type { MenuTable } from './menu-line.ts';
import { rowChords } from './row-chords.ts';

export interface StackSubject extends LifecycleSubject {
  readonly stack: Stack;
  /** The engine runs on this machine, so the stack's files are here too. */
  readonly local: boolean;
}

const hasFiles = ({ stack }: StackSubject) => stack.configFiles.length > 0;

/** The menu of a stack's row. */
export const stackMenu: MenuTable<StackSubject> = [
  [
    {
      title: t('View details'),
      chord: rowChords.details,
      opens: true,
      icon: 'info',
      needs: 'nothing',
      act: ({ stack }) => openPage({ view: 'stack', name: stack.name, tab: 'logs' }),
    },
    {
      title: t('Show Compose file'),
      icon: 'file',
      needs: 'nothing',
      suits: hasFiles,
      act: ({ stack }) => openPage({ view: 'stack', name: stack.name, tab: 'compose' }),
    },
  ],
  lifecycleLines,
  [
    {
      title: t('Update images'),
      icon: 'update',
      needs: 'compose',
      suits: hasFiles,
      act: ({ stack }, { updateImages }) => void updateImages(stack.name),
    },
    {
      title: t('Run again (up)'),
      icon: 'undo',
      needs: 'compose',
      suits: hasFiles,
      act: ({ stack }, { runAgain }) => void runAgain(stack.name),
    },
  ],
  [
    {
      title: t('Open folder'),
      icon: 'folder',
      needs: 'nothing',
      suits: ({ stack, local }) => local && stack.workingDir !== null,
      act: ({ stack }, { openStack }) => void openStack(stack.name, 'folder'),
    },
    {
      title: t('Open in editor'),
      icon: 'file',
      needs: 'nothing',
      suits: (subject) => subject.local && hasFiles(subject),
      act: ({ stack }, { openStack }) => void openStack(stack.name, 'editor'),
    },
    {
      title: t('Copy name'),
      icon: 'copy',
      needs: 'nothing',
      act: ({ stack }, { copy }) => void copy(stack.name, t('Name')),
    },
  ],
  [deleteLine],
];
