import { t } from '../../../shared/texts.ts';
import { listed } from '../../format/list.ts';
import { Banner } from '../../ui/banner.tsx';
import { rich } from '../../ui/rich.tsx';

/** Of the volumes that are ticked to go. */
export function GoneForGood({ names }: { names: readonly string[] }) {
  return (
    <Banner tone="bad" urgent title={t('This can’t be undone')}>
      <span>
        {rich('The data in {names} goes for good. The next run starts without it.', {
          names: <bdi>{listed(names)}</bdi>,
        })}
      </span>
    </Banner>
  );
}
