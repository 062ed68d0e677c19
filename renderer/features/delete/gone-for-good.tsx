import { listed } from '../../format/list.ts';
import { Banner } from '../../ui/banner.tsx';

/** Of the volumes that are ticked to go. */
export function GoneForGood({ names }: { names: readonly string[] }) {
  return (
    <Banner tone="bad" urgent title="This can’t be undone">
      <span>
        The data in <bdi>{listed(names)}</bdi> goes for good. The next run starts without it.
      </span>
    </Banner>
  );
}
