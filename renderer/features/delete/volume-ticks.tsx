import { useId } from 'react';
import type { PlannedVolume } from '../../../shared/delete-plan.ts';
import type { VolumeName } from '../../../shared/ids.ts';
import { plural, t } from '../../../shared/texts.ts';
import { formatBytes } from '../../format/bytes.ts';
import { listed } from '../../format/list.ts';
import { toggled } from '../../store/ui-state.ts';
import { TickBox } from '../../ui/tick-box.tsx';
import styles from './delete.module.css';
import { plannedLabel } from './plan-items.ts';

interface Props {
  /** Those that may be deleted. */
  readonly volumes: readonly PlannedVolume[];
  readonly ticked: ReadonlySet<VolumeName>;
  readonly sizes: ReadonlyMap<VolumeName, number> | null;
  readonly onTick: (ticked: ReadonlySet<VolumeName>) => void;
  /** The ticked ones are exported before they go. */
  readonly exported: boolean;
  readonly onExport: (exported: boolean) => void;
}

/** `database (45.2 MB)`; without the size while it isn't known. */
export function namedWithSize(volume: PlannedVolume, sizes: ReadonlyMap<VolumeName, number> | null): string {
  const bytes = sizes?.get(volume.name);
  const label = plannedLabel(volume);
  return bytes === undefined ? label : `${label} (${formatBytes(bytes)})`;
}

/** The one way to delete volumes with a stack: an explicit tick that names them. */
export function VolumeTicks({ volumes, ticked, sizes, onTick, exported, onExport }: Props) {
  const label = useId();
  const names = useId();
  const all = volumes.every(({ name }) => ticked.has(name));
  return (
    <div className={styles.ticks}>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the check box in it is its control. */}
      <label>
        <TickBox
          tone="danger"
          tick={all ? 'all' : ticked.size > 0 ? 'some' : 'none'}
          onTick={() => onTick(new Set(all ? [] : volumes.map(({ name }) => name)))}
          aria-labelledby={label}
          aria-describedby={names}
        />
        <span>
          <span id={label}>{t('Also delete volumes')}</span>:{' '}
          <b id={names}>
            <bdi>{listed(volumes.map((volume) => namedWithSize(volume, sizes)))}</bdi>
          </b>
        </span>
      </label>
      {volumes.length > 1 &&
        volumes.map((volume) => (
          // biome-ignore lint/a11y/noLabelWithoutControl: the check box in it is its control.
          <label key={volume.name} className={styles.one}>
            <TickBox
              tone="danger"
              tick={ticked.has(volume.name) ? 'all' : 'none'}
              onTick={() => onTick(toggled(ticked, volume.name))}
            />
            <bdi>{namedWithSize(volume, sizes)}</bdi>
          </label>
        ))}
      {ticked.size > 0 && (
        // biome-ignore lint/a11y/noLabelWithoutControl: the check box in it is its control.
        <label className={styles.one}>
          <TickBox tick={exported ? 'all' : 'none'} onTick={() => onExport(!exported)} />
          <span>{plural(ticked.size, 'Export it first, as a tar.gz', 'Export them first, as tar.gz')}</span>
        </label>
      )}
    </div>
  );
}
