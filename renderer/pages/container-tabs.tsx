import type { Container } from '../../shared/engine.ts';
import { LogView } from '../features/logs/log-view.tsx';
import { Mounts } from '../features/mounts/mounts.tsx';
import type { ContainerTab } from '../store/route.ts';
import type { PageTab } from './page-frame.tsx';

/** The tabs of a container's page, in their order. */
export const containerTabTable: readonly PageTab<ContainerTab, Container>[] = [
  { key: 'logs', title: 'Logs', show: ({ id }) => <LogView target={{ kind: 'container', id }} /> },
  { key: 'mounts', title: 'Mounts', show: (container) => <Mounts container={container} /> },
];
