import { maskedVariable } from '../../../shared/secrets.ts';
import type { Json } from './inspect-tree.ts';

const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export interface Masked {
  readonly value: Json;
  /** How many values were masked. */
  readonly count: number;
}

/** What was inspected, with the secrets in the values of its environment masked. */
export function maskEnvironment(inspected: Json): Masked {
  if (!isObject(inspected) || !isObject(inspected.Config) || !Array.isArray(inspected.Config.Env)) {
    return { value: inspected, count: 0 };
  }
  const entries: readonly Json[] = inspected.Config.Env;
  const masked = entries.map((entry) => (typeof entry === 'string' ? maskedVariable(entry) : entry));
  const count = masked.filter((entry, at) => entry !== entries[at]).length;
  return { value: { ...inspected, Config: { ...inspected.Config, Env: masked } }, count };
}
