import type { Container } from '../../../shared/engine.ts';

/** What is mounted into a container, and where. */
export function Mounts({ container }: { container: Container }) {
  return (
    <ul>
      {container.mounts.map((mount) => (
        <li key={mount.destination}>
          <code>{mount.destination}</code>
        </li>
      ))}
    </ul>
  );
}
