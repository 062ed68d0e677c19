import { type IconName, iconShapes } from './icon-shapes.tsx';

/** A decoration: the words beside it, or the label of its button, say what it means. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      // Icons keep their size where a long name takes all the room.
      style={{ flex: 'none' }}
    >
      {iconShapes[name]}
    </svg>
  );
}
