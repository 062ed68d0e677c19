import type { Network } from '../../shared/engine.ts';
import { networkId } from '../../shared/ids.ts';
import { composeKey, composeLabel } from './compose-labels.ts';
import { fields, text, textMap, textOrNull } from './narrow.ts';

/** One entry of `GET /networks`, or the answer of `GET /networks/{id}`; `null` where it has no id. */
export function networkFromApi(value: unknown): Network | null {
  const raw = fields(value);
  const id = textOrNull(raw.Id);
  if (id === null) return null;
  const name = text(raw.Name);
  return {
    id: networkId(id),
    name,
    driver: text(raw.Driver),
    compose: composeKey(textMap(raw.Labels), composeLabel.network, name),
  };
}

/** Names of the containers that an inspected network has attached, sorted. */
export function attachedNames(value: unknown): readonly string[] {
  return Object.entries(fields(fields(value).Containers))
    .map(([id, endpoint]) => textOrNull(fields(endpoint).Name) ?? id.slice(0, 12))
    .sort();
}
