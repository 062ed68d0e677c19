import { absoluteTime, age } from '../format/age.ts';
import { useTimeText } from './clock.ts';

/** `4 minutes ago`, kept true; the exact time is its tooltip. */
export function Age({ at, className }: { at: number; className?: string | undefined }) {
  const text = useTimeText((now) => age(at, now));
  return (
    <time className={className} dateTime={new Date(at).toISOString()} title={absoluteTime(at)}>
      {text}
    </time>
  );
}
