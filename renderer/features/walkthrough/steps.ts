import type { HostPath } from '../../../shared/ids.ts';
import { t } from '../../../shared/texts.ts';
import type { CopyFacts, Pointer, StepKey, Undone } from '../../../shared/walkthrough.ts';

// Every word of the walkthrough that is not a button's or a figure's stands in this file, to be translated as one.

export type ShownStep = StepKey | 'without';

interface StepWords {
  readonly title: string;
  /** What happens and why, in two or three plain sentences. */
  readonly text: string;
  /** What the list says while the step is still to be done. */
  readonly waiting: string;
}

export const stepWords: Readonly<Record<ShownStep, StepWords>> = {
  sample: {
    title: t('Get the sample application'),
    text: t(
      'The sample is a todo list in two containers: the app itself, and a database that keeps the todos. Its Compose file says how the two are made and joined. You get your own copy of it, to change as you like.',
    ),
    waiting: t('Git, a zip, or a folder'),
  },
  volume: {
    title: t('Add a volume'),
    text: t(
      'The database writes to the folder /data/db of its container, and that folder goes when the container is deleted. A volume is a place of its own that Docker keeps. Mounted at /data/db, it holds the files instead, and outlives the container.',
    ),
    waiting: t('In compose.yaml'),
  },
  run: {
    title: t('Run the application'),
    text: t(
      'Compose reads the file, gets the database’s image, builds the app, makes the volume and starts both containers. Together they are one stack. It appears under Containers, whoever starts it.',
    ),
    waiting: 'docker compose up -d',
  },
  todos: {
    title: t('View the frontend and add todos'),
    text: t(
      'In Containers, open the stack and follow the link to port 3000: that port of your computer leads into the container of the app. Write down a few todos. The app hands them to the database, which writes them to the volume.',
    ),
    waiting: t('Open port 3000'),
  },
  again: {
    title: t('Delete the stack and run it again'),
    text: t(
      'Deleting the stack removes both containers and their network; the volume stays. Running it again makes new containers and mounts the same volume. So the new database finds the files of the old one.',
    ),
    waiting: t('Are the todos still there?'),
  },
  without: {
    title: t('The same without a volume'),
    text: t(
      'A second copy, of the sample that comes with Stackyard, whose Compose file names no volume. Run it, add a todo, delete the stack and run it again. You see what is lost, and why the volume matters.',
    ),
    waiting: t('Optional: see what is lost'),
  },
};

export const undoneWords: Readonly<Record<Undone, { readonly title: string; readonly text: string }>> = {
  'copy-gone': {
    title: t('The copy is not there any more'),
    text: t(
      'The folder was moved or deleted, or its Compose file was. Put it back, choose where it is now, or get a new copy.',
    ),
  },
  'volume-removed': {
    title: t('The volume is not in the Compose file any more'),
    text: t('Todos that are added now go when the stack is deleted. Add the volume again.'),
  },
  'file-wrong': {
    title: t('Compose can’t read the file any more'),
    text: t('Correct it in your editor; this step ticks itself as soon as Compose can read it.'),
  },
  'stack-deleted': {
    title: t('The stack was deleted'),
    text: t('Its containers are gone. Run it again; what a volume holds is still there.'),
  },
  'stack-stopped': {
    title: t('The stack does not run'),
    text: t('A container of it has stopped. Start it again under Containers, or run it here.'),
  },
  'volume-not-attached': {
    title: t('The stack runs without its volume'),
    text: t(
      'It was started before the volume stood in the Compose file. Run it once more: Compose makes the database’s container anew, with the volume.',
    ),
  },
  'volume-deleted': {
    title: t('The volume was deleted, and the todos with it'),
    text: t(
      'Nothing brings them back. Run the stack: it gets a new, empty volume, and you can add todos to that.',
    ),
  },
  'todos-gone': {
    title: t('The todos are gone'),
    text: t(
      'The database began anew. See that the volume stands in the Compose file, add a todo, then delete the stack and run it once more.',
    ),
  },
};

/** The pictures of a step. */
export const pictures: Readonly<Record<ShownStep, readonly ('with' | 'without')[]>> = {
  sample: [],
  volume: ['without', 'with'],
  run: [],
  todos: [],
  again: ['with'],
  without: ['without'],
};

/** What the panel beside the table says of what it points at. */
export function pointerText({ stack, at }: Pointer): string {
  switch (at) {
    case 'expand':
      return t('Open {stack} with the arrow before its name.', { stack });
    case 'port':
      return t('Follow the link to port 3000 in the row of todo-app, and write down a few todos.');
    case 'delete':
      return t(
        'Delete {stack} with the bin at the end of its row. You are told what goes and what stays before anything happens.',
        { stack },
      );
  }
}

interface Manual {
  readonly how: string;
  readonly lines: string;
}

/** A path as a shell takes it. */
const quoted = (path: HostPath): string =>
  /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;

/** How a step is done by hand: what to type, or what to write. */
export function manualWays(step: StepKey, copy: CopyFacts | null): readonly Manual[] {
  const folder = copy === null ? 'multi-container-app' : quoted(copy.progress.folder);
  switch (step) {
    case 'sample':
      return [{ how: t('In a terminal'), lines: 'git clone https://github.com/docker/multi-container-app' }];
    case 'volume':
      return [
        { how: t('In the service todo-database'), lines: '    volumes:\n      - database:/data/db' },
        { how: t('At the end of the file'), lines: 'volumes:\n  database:' },
      ];
    case 'run':
      return [{ how: t('In a terminal'), lines: `cd ${folder}\ndocker compose up -d` }];
    case 'todos':
      return [{ how: t('In a browser'), lines: copy?.stack?.url ?? 'http://localhost:3000' }];
    case 'again':
      return [
        {
          how: t('In a terminal: delete the stack'),
          lines: `cd ${folder}\ndocker compose down`,
        },
        { how: t('and run it again'), lines: 'docker compose up -d' },
      ];
  }
}
