import type { Step } from '../../shared/operation.ts';
import { resourceOf, stateOf } from './step-words.ts';

/** The words that stand behind the name of a service, image or layer in lines that name no kind. */
const imageWords =
  'Pulling fs layer|Pull complete|Pulling|Pulled|Downloading|Download complete|Extracting|Verifying Checksum|' +
  'Already exists|Waiting|Preparing|Skipped|Interrupted|Warning|Error|Building|Built';

const resourceLine = /^ ((?:Container|Network|Volume|Image|Service) +(?:"[^"]+"|\S+)) +(\S.*)$/;
const imageLine = new RegExp(`^ ?([\\w][\\w./:@-]*) +((?:${imageWords})\\b.*)$`);
const buildLine = /^#\d+ \[(?:([\w][\w.-]*) )?(\d+\/\d+|internal|[\w-]+ \d+\/\d+)\] (.*)$/;
const exportLine = /^#\d+ \[([\w][\w.-]*)\] (exporting .*)$/;
const dryRun = /^ DRY-RUN MODE - /;

/**
 * One line of Compose's plain progress, as 2.26 and its neighbours print it; `null` for anything else, such as a
 * build's own output. What a line of a build is about is known from its service alone, so the steps of one build are
 * told under one name.
 */
export function parsePlainProgress(line: string): Step | null {
  if (dryRun.test(line)) return null;
  return resourceStep(line) ?? buildStep(line) ?? imageStep(line);
}

function resourceStep(line: string): Step | null {
  const [, id = '', text = ''] = resourceLine.exec(line) ?? [];
  const resource = resourceOf(id);
  return resource === null ? null : { ...resource, state: stateOf(text), text };
}

function buildStep(line: string): Step | null {
  const [, exporting, what] = exportLine.exec(line) ?? [];
  if (exporting !== undefined && what !== undefined) {
    return { subject: 'build', name: exporting, state: 'working', text: what };
  }
  const [, service, part, instruction] = buildLine.exec(line) ?? [];
  if (part === undefined || instruction === undefined) return null;
  // A build of one service goes by no name in newer versions.
  return { subject: 'build', name: service ?? 'image', state: 'working', text: `[${part}] ${instruction}` };
}

function imageStep(line: string): Step | null {
  const [, name, words] = imageLine.exec(line) ?? [];
  if (name === undefined || words === undefined) return null;
  const text = words
    .replace(/\s*\[[=> ]*\]\s*/, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const isBuild = /^Buil(ding|t)\b/.test(text);
  return { subject: isBuild ? 'build' : 'image', name, state: stateOf(text), text };
}
