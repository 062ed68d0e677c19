import { listed } from '../format/list.ts';
import { Banner } from './banner.tsx';

/** Says beforehand what a bulk action may have to pass over; nothing while nothing is busy. */
export function BusyNote({ names }: { names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <Banner tone="info" title={`${listed(names)} ${names.length === 1 ? 'is' : 'are'} busy`}>
      <span>What is still busy when its turn comes is passed over. The result says so.</span>
    </Banner>
  );
}
