import { useId } from 'react';
import type { AddVolumePreview, AfterAdding } from '../../../shared/add-volume.ts';
import { mayCopy } from '../../../shared/add-volume.ts';
import { t } from '../../../shared/texts.ts';
import { Banner } from '../../ui/banner.tsx';
import { richPlural } from '../../ui/rich.tsx';
import { TickBox } from '../../ui/tick-box.tsx';
import styles from './add-volume.module.css';
import { consequences, copyLabel, lostLine, noCopyReason, type Ticks } from './addition-words.ts';

interface Props {
  readonly preview: AddVolumePreview;
  readonly afterwards: AfterAdding;
  readonly onTick: (ticks: Partial<Ticks>) => void;
}

/** Whether the service is recreated at once, with or without its present data, and what that means. */
export function WhatFollows({ preview, afterwards, onTick }: Props) {
  const { service, lost } = preview;
  if (!preview.hasContainers) return null;
  const recreate = afterwards !== 'nothing';
  const noCopy = recreate ? noCopyReason(preview) : null;
  return (
    <>
      <div className={styles.boxes}>
        <Box
          label={t('Recreate {service} now', { service })}
          hint={t('It is stopped for a moment, and uses the volume from then on.')}
          checked={recreate}
          onTick={(ticked) => onTick({ recreate: ticked })}
        />
        {recreate && mayCopy(preview) && (
          <Box
            label={copyLabel(preview)}
            hint={t('It is compared with what was copied before anything is changed.')}
            checked={afterwards === 'copy-and-recreate'}
            onTick={(ticked) => onTick({ copy: ticked })}
          />
        )}
      </div>
      {noCopy !== null && (
        <Banner tone="warning" title={t('The present data is not copied')}>
          {<span>{noCopy}</span>}
        </Banner>
      )}
      {consequences(preview, afterwards).map((text) => (
        <p key={text} className={styles.note}>
          {text}
        </p>
      ))}
      {lost.length > 0 && (
        <Banner
          tone={recreate ? 'bad' : 'warning'}
          title={t('Recreating {service} loses other data that it holds', { service })}
        >
          <span>
            {richPlural(
              lost.length,
              '{lost}: it is not in this volume. Save it first, or choose a path that holds all.',
              '{lost}: they are not in this volume. Save them first, or choose a path that holds all.',
              { lost: <bdi>{lostLine(lost)}</bdi> },
            )}
          </span>
        </Banner>
      )}
    </>
  );
}

interface BoxProps {
  readonly label: string;
  readonly hint: string;
  readonly checked: boolean;
  readonly onTick: (ticked: boolean) => void;
}

function Box({ label, hint, checked, onTick }: BoxProps) {
  const box = useId();
  const note = useId();
  return (
    <div className={styles.box}>
      <TickBox
        id={box}
        tick={checked ? 'all' : 'none'}
        onTick={() => onTick(!checked)}
        aria-describedby={note}
      />
      <span>
        <label htmlFor={box}>{label}</label>
        <small id={note}>{hint}</small>
      </span>
    </div>
  );
}
