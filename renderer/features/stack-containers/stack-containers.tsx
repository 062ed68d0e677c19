import { containerLabel } from '../../../shared/container-label.ts';
import type { Stack } from '../../../shared/stack.ts';
import { hrefOf } from '../../store/route.ts';

/** The containers of a stack, each leading to its page. */
export function StackContainers({ stack }: { stack: Stack }) {
  return (
    <ul>
      {stack.containers.map((container) => (
        <li key={container.id}>
          <a href={hrefOf({ view: 'container', id: container.id, tab: 'logs' })}>
            {containerLabel(container)}
          </a>
        </li>
      ))}
    </ul>
  );
}
