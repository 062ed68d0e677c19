import { fields, list, numberOrNull, text, textMap } from '../narrow.ts';

/** The parts of the engine's answers that a command is made of. Everything in them is read by `narrow.ts`. */
export interface Inspected {
  /** `Config` of the container, and of its image: what the image gives by itself is left out. */
  readonly config: Fields;
  readonly image: Fields;
  /** `HostConfig` of the container. */
  readonly host: Fields;
  readonly engine: EngineDefaults;
}

export type Fields = Readonly<Record<string, unknown>>;
type Words = readonly string[];

/** What the engine gives to a container that asks for nothing, from `GET /info`; empty where it doesn't tell. */
export interface EngineDefaults {
  readonly hostName: string;
  readonly logDriver: string;
  readonly runtime: string;
  readonly cgroupNamespace: string;
  /** As images name it: `linux/amd64`. */
  readonly platform: string;
}

/** One line of a table: a field of the engine's answer and the option of `docker run` that sets it. */
export interface FlagRule {
  readonly field: string;
  readonly words: (value: unknown) => Words;
}

/** `--flag VALUE` for a text that is none of `defaults`. */
export const textFlag = (field: string, flag: string, ...defaults: readonly string[]): FlagRule => ({
  field,
  words: (value) => (text(value) === '' || defaults.includes(text(value)) ? [] : [flag, text(value)]),
});

/** `--flag N` for a number that is none of `defaults`; 0 is the engine's word for "not set". */
export const numberFlag = (field: string, flag: string, ...defaults: readonly number[]): FlagRule => ({
  field,
  words(value) {
    const number = numberOrNull(value);
    return number === null || [0, ...defaults].includes(number) ? [] : [flag, String(number)];
  },
});

/** `--flag` where the field is true. */
export const switchFlag = (field: string, flag: string): FlagRule => ({
  field,
  words: (value) => (value === true ? [flag] : []),
});

/** `--flag ENTRY` for each text of a list. */
export const listFlag = (field: string, flag: string): FlagRule => ({
  field,
  words: (value) => textsOf(value).flatMap((entry) => [flag, entry]),
});

/** `--flag KEY=VALUE` for each entry of a map, by key. */
export const mapFlag = (field: string, flag: string): FlagRule => ({
  field,
  words: (value) => sortedEntries(value).flatMap(([key, entry]) => [flag, `${key}=${entry}`]),
});

/** `--flag ENTRY` for each record of a list, as `write` puts it. */
export const recordFlag = (field: string, flag: string, write: (record: Fields) => string): FlagRule => ({
  field,
  words: (value) =>
    list(value)
      .map(fields)
      .flatMap((record) => [flag, write(record)]),
});

export const wordsOf = (rules: readonly FlagRule[], from: Fields): Words =>
  rules.flatMap(({ field, words }) => words(from[field]));

export const textsOf = (value: unknown): Words =>
  list(value).filter((entry): entry is string => typeof entry === 'string');

export const sortedEntries = (value: unknown): readonly (readonly [string, string])[] =>
  [...textMap(value)].sort(([a], [b]) => (a < b ? -1 : 1));
