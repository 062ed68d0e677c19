import { containerLabel } from '../../shared/container-label.ts';
import type { Container } from '../../shared/engine.ts';
import { t } from '../../shared/texts.ts';
import { ExecTab } from '../features/exec/exec-tab.tsx';
import { FilesTab } from '../features/files/files-tab.tsx';
import { Inspect } from '../features/inspect/inspect.tsx';
import { LogView } from '../features/logs/log-view.tsx';
import { Mounts } from '../features/mounts/mounts.tsx';
import { Stats } from '../features/stats/stats.tsx';
import type { ContainerTab } from '../store/route.ts';
import type { PageTab } from './page-frame.tsx';

/** The tabs of a container's page, in their order. */
export const containerTabTable: readonly PageTab<ContainerTab, Container>[] = [
  { key: 'logs', title: t('Logs'), show: ({ id }) => <LogView target={{ kind: 'container', id }} /> },
  { key: 'inspect', title: t('Inspect'), show: (container) => <Inspect container={container} /> },
  { key: 'mounts', title: t('Mounts'), show: (container) => <Mounts container={container} /> },
  { key: 'exec', title: t('Exec'), show: (container) => <ExecTab container={container} /> },
  { key: 'files', title: t('Files'), show: (container) => <FilesTab container={container} /> },
  {
    key: 'stats',
    title: t('Stats'),
    show: (container) => <Stats name={containerLabel(container)} containers={[container]} />,
  },
];
