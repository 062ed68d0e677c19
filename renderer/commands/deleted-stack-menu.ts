import type { DeletedStack } from '../../shared/stack-memory.ts';
import { t } from '../../shared/texts.ts';
import type { MenuTable } from './menu-line.ts';

/** What can be done to a stack that is no more. */
export const deletedStackMenu: MenuTable<DeletedStack> = [
  [
    {
      title: t('Run again'),
      icon: 'play',
      needs: 'compose',
      resting: ({ composeFile }) => (composeFile === 'present' ? null : t('Locate its Compose file first')),
      act: ({ name }, { runAgain }) => void runAgain(name),
    },
    {
      title: t('Locate Compose file…'),
      icon: 'file',
      needs: 'rest',
      suits: ({ composeFile }) => composeFile !== 'present',
      act: ({ name }, { locate }) => void locate(name),
    },
    {
      title: t('Forget'),
      icon: 'cross',
      needs: 'rest',
      act: ({ name }, { forget }) => void forget(name),
    },
  ],
];
