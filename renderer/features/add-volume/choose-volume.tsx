import Skeleton from '@mui/material/Skeleton';
import { t } from '../../../shared/texts.ts';
import { describeError } from '../../errors/describe-error.ts';
import { useApp } from '../../store/app-context.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner } from '../../ui/banner.tsx';
import { FileChange } from './file-change.tsx';
import type { AdditionChoice } from './use-addition-choice.ts';
import { VolumeFields } from './volume-fields.tsx';
import { WhatFollows } from './what-follows.tsx';

/** The volume's name and path, what they change in the Compose file, and what follows. */
export function ChooseVolume({ choice }: { choice: AdditionChoice }) {
  const { name, path, preview, error, loading, afterwards, ask, tick, tryAgain } = choice;
  const platform = useApp(({ about }) => about.platform);
  const failure = error === null || loading ? null : describeError(error, platform);
  return (
    <>
      <VolumeFields
        name={name}
        path={path}
        preview={loading ? null : preview}
        onName={(key) => ask({ key })}
        onPath={(next) => ask({ path: next })}
      />
      {failure !== null && (
        <Banner
          tone="bad"
          urgent
          title={failure.title}
          actions={<ActionButton onClick={tryAgain}>{t('Try again')}</ActionButton>}
        >
          <span>
            <bdi>{failure.cause}</bdi> {failure.nextStep}
          </span>
        </Banner>
      )}
      {preview === null && loading && (
        <div role="status" aria-label={t('Looking at the Compose file')}>
          <Skeleton width="40%" />
          <Skeleton width="80%" />
          <Skeleton width="65%" />
        </div>
      )}
      {preview !== null && <FileChange preview={preview} stale={loading} />}
      {preview !== null && preview.change.kind !== 'refused' && (
        <WhatFollows preview={preview} afterwards={afterwards} onTick={tick} />
      )}
    </>
  );
}
