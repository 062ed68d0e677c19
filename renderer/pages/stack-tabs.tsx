import type { Stack } from '../../shared/stack.ts';
import { t } from '../../shared/texts.ts';
import { ComposeFile } from '../features/compose-file/compose-file.tsx';
import { StackContainers } from '../features/containers/stack-containers.tsx';
import { StackData } from '../features/data/stack-data.tsx';
import { LogView } from '../features/logs/log-view.tsx';
import { Stats } from '../features/stats/stats.tsx';
import type { StackTab } from '../store/route.ts';
import type { PageTab } from './page-frame.tsx';

/** The tabs of a stack's page, in their order. */
export const stackTabTable: readonly PageTab<StackTab, Stack>[] = [
  { key: 'logs', title: t('Logs'), show: ({ name }) => <LogView target={{ kind: 'stack', name }} /> },
  { key: 'containers', title: t('Containers'), show: (stack) => <StackContainers stack={stack} /> },
  { key: 'compose', title: t('Compose file'), show: (stack) => <ComposeFile stack={stack} /> },
  { key: 'data', title: t('Data'), show: (stack) => <StackData stack={stack} /> },
  {
    key: 'stats',
    title: t('Stats'),
    show: (stack) => <Stats name={stack.name} containers={stack.containers} />,
  },
];
