import type { Container } from '../../shared/engine.ts';
import { ExecTab } from '../features/exec/exec-tab.tsx';
import { Mounts } from '../features/mounts/mounts.tsx';
import type { ContainerTab } from '../store/route.ts';
import type { PageTab } from './page-frame.tsx';

/** The tabs of a container's page, in their order. */
export const containerTabTable: readonly PageTab<ContainerTab, Container>[] = [
  { key: 'mounts', title: 'Mounts', show: (container) => <Mounts container={container} /> },
  { key: 'exec', title: 'Exec', show: (container) => <ExecTab container={container} /> },
];
