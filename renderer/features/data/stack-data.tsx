import { useMemo } from 'react';
import { containerLabel } from '../../../shared/container-label.ts';
import type { Container } from '../../../shared/engine.ts';
import type { StackName } from '../../../shared/ids.ts';
import type { Stack } from '../../../shared/stack.ts';
import { t } from '../../../shared/texts.ts';
import { isAtRisk, type Place } from '../../../shared/where-data.ts';
import { formatBytes } from '../../format/bytes.ts';
import { placeWords } from '../../format/data-words.ts';
import { listed } from '../../format/list.ts';
import { useActions } from '../../store/app-context.tsx';
import { useBusyReason, useComposeReason } from '../../store/use-reasons.ts';
import { usePlacesOf, useWatchData } from '../../store/use-watch-data.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner } from '../../ui/banner.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { NameText } from '../../ui/name-text.tsx';
import { Tag } from '../../ui/tag.tsx';
import styles from './stack-data.module.css';

interface Line {
  readonly key: string;
  readonly container: string;
  /** Of its stack; `null` where a volume can't be given to it in the Compose file. */
  readonly service: string | null;
  readonly place: Place;
}

const pathOf = (place: Place): string =>
  place.kind === 'layer' ? place.layer.places.map(({ path }) => path).join(', ') : place.path;

function bytesOf(place: Place): number | null {
  if (place.kind === 'layer') return place.layer.bytes;
  return place.kind === 'volume' || place.kind === 'anonymous' ? place.bytes : null;
}

/** Where each container of a stack keeps what, and what of it would be lost. */
export function StackData({ stack }: { stack: Stack }) {
  const { containers } = stack;
  useWatchData(containers);
  const placesOf = usePlacesOf();
  const lines = useMemo(() => linesOf(containers, placesOf), [containers, placesOf]);
  const atRisk = [...new Set(lines.filter(({ place }) => isAtRisk(place)).map(({ container }) => container))];
  if (lines.length === 0) {
    return (
      <EmptyState framed icon="volume" title={t('Nothing is kept')}>
        {t('No container of this stack keeps data that anybody would miss.')}
      </EmptyState>
    );
  }
  return (
    <>
      {atRisk.length > 0 && (
        <Banner
          tone="warning"
          title={t('Data of {atRisk} is lost when the stack is deleted', { atRisk: listed(atRisk) })}
        >
          <span>
            {t(
              'Add a volume before you delete the stack: what is in a volume is attached again on the next run.',
            )}
          </span>
        </Banner>
      )}
      <div className={styles.frame}>
        <table className={styles.table} aria-label={t('Data of {name}', { name: stack.name })}>
          <thead>
            <tr>
              <th scope="col">{t('Container')}</th>
              <th scope="col">{t('Path')}</th>
              <th scope="col">{t('Kept in')}</th>
              <th scope="col">{t('Size')}</th>
              <th scope="col">{t('When the stack is deleted')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <DataLine key={line.key} line={line} stack={stack.name} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function linesOf(
  containers: readonly Container[],
  placesOf: (container: Container) => readonly Place[],
): readonly Line[] {
  return containers.flatMap((container) =>
    placesOf(container).map((place) => ({
      key: `${container.id} ${place.kind} ${pathOf(place)}`,
      container: containerLabel(container),
      service: container.compose?.oneOff === false ? container.compose.service : null,
      place,
    })),
  );
}

/** Why its Compose file can't be changed and run right now; `null` while it can. */
function useChangeReason(stack: StackName): string | null {
  const compose = useComposeReason();
  const busy = useBusyReason({ kind: 'stack', name: stack });
  return compose ?? busy;
}

function DataLine({ line: { container, service, place }, stack }: { line: Line; stack: StackName }) {
  const { openDialog } = useActions();
  const reason = useChangeReason(stack);
  const { keeper, fate } = placeWords(place);
  const bytes = bytesOf(place);
  const risky = isAtRisk(place);
  return (
    <tr>
      <th scope="row">
        <NameText>{container}</NameText>
      </th>
      <td>
        <NameText as="code">{pathOf(place)}</NameText>
      </td>
      <td>
        <NameText>{keeper}</NameText>
      </td>
      <td className={styles.size}>{bytes === null ? '' : formatBytes(bytes)}</td>
      <td>
        <Tag
          tone={risky ? 'warning' : place.kind === 'tmpfs' ? 'off' : 'good'}
          icon={risky ? 'warning' : 'shield'}
        >
          {fate}
        </Tag>
        {risky && service !== null && (
          <div className={styles.remedy}>
            <ActionButton
              size="small"
              icon="plus"
              label={t('Add a volume to {service}', { service })}
              disabledReason={reason}
              onClick={() =>
                openDialog({ kind: 'add-volume', home: { kind: 'stack', name: stack }, service })
              }
            >
              {t('Add a volume')}
            </ActionButton>
          </div>
        )}
      </td>
    </tr>
  );
}
