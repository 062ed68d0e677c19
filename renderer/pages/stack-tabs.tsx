import type { Stack } from '../../shared/stack.ts';
import { LogView } from '../features/logs/log-view.tsx';
import { StackContainers } from '../features/stack-containers/stack-containers.tsx';
import type { StackTab } from '../store/route.ts';
import type { PageTab } from './page-frame.tsx';

/** The tabs of a stack's page, in their order. */
export const stackTabTable: readonly PageTab<StackTab, Stack>[] = [
  { key: 'logs', title: 'Logs', show: ({ name }) => <LogView target={{ kind: 'stack', name }} /> },
  { key: 'containers', title: 'Containers', show: (stack) => <StackContainers stack={stack} /> },
];
