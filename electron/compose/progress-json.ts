import type { Step } from '../../shared/operation.ts';
import type { LayerProgress } from './pull-sums.ts';
import { resourceOf, stateOf } from './step-words.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** What `--progress json` prints as the state of an event since Compose 5; before, `status` held the words. */
const stateOfStatus: ReadonlyMap<string, Step['state']> = new Map([
  ['Working', 'working'],
  ['Done', 'done'],
  ['Warning', 'warning'],
  ['Error', 'failed'],
]);

/**
 * One line of `--progress json`, in the form of 2.29 to 2.40 (`{"id":"Container x","status":"Creating"}`), in that of 5
 * (`{"id":"Container x","status":"Working","text":"Creating"}`), or of a build (BuildKit's `vertexes`). `null` for
 * anything else, and for layers, which `readLayer` reads.
 */
export function parseJsonProgress(line: string): Step | null {
  const message = readObject(line);
  if (message === null) return null;
  return eventStep(message) ?? vertexStep(message);
}

/** What a line of `--progress json` tells of a layer of an image; `null` for any other. */
export function readLayer(line: string): LayerProgress | null {
  const message = readObject(line);
  const parent = text(message?.parent_id);
  if (message === null || parent === '') return null;
  return {
    image: resourceOf(parent)?.name ?? parent,
    layer: text(message.id),
    phase: text(message.text),
    current: count(message.current),
    total: count(message.total),
  };
}

/**
 * The same line as text for people: what Compose would have printed without JSON, a build's log decoded. Empty where
 * there is nothing to read in it; `null` where the line is no JSON object.
 */
export function textOfJsonProgress(line: string): readonly string[] | null {
  const message = readObject(line);
  if (message === null) return null;
  const said = text(message.message) || text(message.msg);
  if (said !== '') return said.split('\n').filter((part) => part.trim() !== '');
  if (text(message.id) !== '') return [wordsOf(message)];
  return [...objects(message.vertexes).flatMap(vertexLines), ...objects(message.logs).flatMap(logLines)];
}

function eventStep(message: JsonObject): Step | null {
  const id = text(message.id);
  const status = text(message.status);
  const word = text(message.text) || status;
  if (id === '' || word === '' || text(message.parent_id) !== '') return null;

  const state = stateOfStatus.get(status) ?? stateOf(word);
  const details = text(message.details) || (status !== word && !stateOfStatus.has(status) ? status : '');
  const shown = details === '' ? word : `${word} ${details}`;
  const resource = resourceOf(id) ?? { subject: /^Buil(ding|t)\b/.test(word) ? 'build' : 'image', name: id };
  return { ...resource, state, text: shown };
}

/** BuildKit's own JSON, printed in the midst of a build: the last step that it says has begun or failed. */
function vertexStep(message: JsonObject): Step | null {
  const vertex = objects(message.vertexes).findLast((each) => hasBegun(each) || text(each.error) !== '');
  const [found, service, part = '', rest = ''] =
    /^\[(?:([\w][\w.-]*) )?([^\]]+)\] ?(.*)$/.exec(text(vertex?.name)) ?? [];
  if (vertex === undefined || found === undefined) return null;
  return {
    subject: 'build',
    name: service ?? 'image',
    state: text(vertex.error) === '' ? 'working' : 'failed',
    text: `[${part}] ${rest}`,
  };
}

const hasBegun = (vertex: JsonObject): boolean =>
  vertex.started !== undefined && vertex.completed === undefined;

function vertexLines(vertex: JsonObject): readonly string[] {
  const name = text(vertex.name);
  const error = text(vertex.error);
  if (error !== '') return [`${name} ERROR: ${error}`];
  return hasBegun(vertex) ? [name] : [];
}

function logLines(log: JsonObject): readonly string[] {
  const data = Buffer.from(text(log.data), 'base64').toString('utf8');
  return data.split(/[\r\n]+/).filter((line) => line.trim() !== '');
}

function wordsOf(message: JsonObject): string {
  const { id, text: word, status, details } = message;
  const known = stateOfStatus.has(text(status)) && text(word) !== '';
  return [id, word, known ? details : status]
    .map(text)
    .filter((part) => part !== '')
    .join(' ');
}

function readObject(line: string): JsonObject | null {
  if (!line.startsWith('{')) return null;
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const objects = (value: unknown): readonly JsonObject[] =>
  Array.isArray(value) ? value.filter(isObject) : [];
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const count = (value: unknown): number | null => (typeof value === 'number' ? value : null);
