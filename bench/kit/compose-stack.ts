import { sleeper } from '../../e2e/support/stack-files.ts';

/** A Compose file of so many services that run until they are stopped, and then end at once; the last three wait for others. */
export function manyServices(count: number): string {
  const names = Array.from({ length: count }, (_, n) => `service-${String(n + 1).padStart(2, '0')}`);
  const services = names.map((name, n) => {
    const after = n < count - 3 ? '' : `    depends_on: [${names[0]}]\n`;
    return `  ${name}:\n${sleeper(after)}`;
  });
  return `services:\n${services.join('')}`;
}
