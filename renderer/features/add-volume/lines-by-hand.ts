import type { AddVolumeRefusal } from '../../../shared/add-volume.ts';

/** Where another name or path helps nothing: only a person can tell how the file is to be changed. */
const kinds: ReadonlySet<AddVolumeRefusal['kind']> = new Set([
  'several-documents',
  'service-elsewhere',
  'shared-anchor',
  'file-generated',
  'too-unusual',
  'not-attached',
]);

export const isForHand = ({ kind }: AddVolumeRefusal): boolean => kinds.has(kind);

const plain = /^[a-zA-Z][\w.-]*(?::\/[\w./@+-]*)?$/;
const quoted = (text: string): string => (plain.test(text) ? text : JSON.stringify(text));

/** What a Compose file has to say for a service to have the volume. A single `$` would begin a variable. */
export const linesByHand = ({ service, key, path }: Record<'service' | 'key' | 'path', string>): string =>
  [
    'services:',
    `  ${quoted(service)}:`,
    '    volumes:',
    `      - ${quoted(`${key}:${path.replaceAll('$', '$$$$')}`)}`,
    'volumes:',
    `  ${quoted(key)}:`,
  ].join('\n');
