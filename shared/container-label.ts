import type { ComposeIdentity, Container } from './engine.ts';

/**
 * What a container is called on its row: `SERVICE-N` within its stack, also where the file gives it a `container_name`;
 * `SERVICE-run-…` for a one-off, as Compose names it; else its own name.
 */
export function containerLabel({ name, compose }: Container): string {
  if (!compose || compose.service === null) return name;
  if (compose.oneOff) return oneOffLabel(name, compose, compose.service);
  if (compose.number === null) return name;
  const label = `${compose.service}-${compose.number}`;
  // While Compose replaces a container, both have the same service and number, and one of the names is
  // `OLD_ID_NAME`, with 12 digits of the id: the only thing that tells them apart.
  const replacing = /^([0-9a-f]{12})_/.exec(name)?.[1];
  return replacing === undefined ? label : `${replacing}_${label}`;
}

/** As it is named where its stack is not in view: `STACK / LABEL`, or the name of a standalone container. */
export function qualifiedLabel(container: Container): string {
  return container.compose ? `${container.compose.project} / ${containerLabel(container)}` : container.name;
}

// `compose run --name web-1` may take any name, also one that reads like a replica's label: then the service goes first.
function oneOffLabel(name: string, { project }: ComposeIdentity, service: string): string {
  const prefix = [`${project}-`, `${project}_`].find((start) => name.startsWith(start));
  const inStack = prefix === undefined ? name : name.slice(prefix.length);
  const named = inStack.startsWith(`${service}-run-`) || inStack.startsWith(`${service}_run_`);
  return named ? inStack : `${service}-run-${name}`;
}
