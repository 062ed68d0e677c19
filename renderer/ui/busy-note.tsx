import { plural, t } from '../../shared/texts.ts';
import { listed } from '../format/list.ts';
import { Banner } from './banner.tsx';

/** Says beforehand what a bulk action may have to pass over; nothing while nothing is busy. */
export function BusyNote({ names }: { names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <Banner
      tone="info"
      title={plural(names.length, '{names} is busy', '{names} are busy', { names: listed(names) })}
    >
      <span>{t('What is still busy when its turn comes is passed over. The result says so.')}</span>
    </Banner>
  );
}
