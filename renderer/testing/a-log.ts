import { anId } from '../../shared/builders.ts';
import type { ContainerId } from '../../shared/ids.ts';
import { containerId } from '../../shared/ids.ts';
import type { LogLines, LogMessage, LogNotice, LogSource } from '../../shared/logs.ts';

/** A time of day on this machine, today: `at('12:04:31')`. */
function at(clock: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  return new Date().setHours(hours, minutes, seconds, 0);
}

export const aSource = (name: string, service = name.replace(/-\d+$/, '')): LogSource => ({
  container: containerId(anId(name)) satisfies ContainerId,
  name,
  service,
});

interface ALine {
  readonly text: string;
  readonly source?: number;
  readonly stderr?: boolean;
  readonly at?: number;
}

/** Lines as main sends them; a text alone is one of the first source, written at 12:04:31. */
export function someLines(...lines: readonly (string | ALine)[]): LogLines {
  const all = lines.map((line) => (typeof line === 'string' ? { text: line } : line));
  return {
    kind: 'lines',
    source: Uint16Array.from(all, ({ source = 0 }) => source),
    at: Float64Array.from(all, (line) => line.at ?? at('12:04:31')),
    stderr: Uint8Array.from(all, ({ stderr = false }) => Number(stderr)),
    text: all.map(({ text }) => text).join('\n'),
  };
}

export const aNotice = (what: LogNotice['what'], source: number | null = 0): LogNotice => ({
  kind: 'notice',
  at: at('12:04:31'),
  source,
  what,
});

export const theSources = (...sources: readonly LogSource[]): LogMessage => ({ kind: 'sources', sources });
