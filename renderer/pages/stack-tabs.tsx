import type { Stack } from '../../shared/stack.ts';
import { ComposeFile } from '../features/compose-file/compose-file.tsx';
import { StackContainers } from '../features/containers/stack-containers.tsx';
import { StackData } from '../features/data/stack-data.tsx';
import { LogView } from '../features/logs/log-view.tsx';
import { Stats } from '../features/stats/stats.tsx';
import type { StackTab } from '../store/route.ts';
import type { PageTab } from './page-frame.tsx';

/** The tabs of a stack's page, in their order. */
export const stackTabTable: readonly PageTab<StackTab, Stack>[] = [
  { key: 'logs', title: 'Logs', show: ({ name }) => <LogView target={{ kind: 'stack', name }} /> },
  { key: 'containers', title: 'Containers', show: (stack) => <StackContainers stack={stack} /> },
  { key: 'compose', title: 'Compose file', show: (stack) => <ComposeFile stack={stack} /> },
  { key: 'data', title: 'Data', show: (stack) => <StackData stack={stack} /> },
  {
    key: 'stats',
    title: 'Stats',
    show: (stack) => <Stats name={stack.name} containers={stack.containers} />,
  },
];
