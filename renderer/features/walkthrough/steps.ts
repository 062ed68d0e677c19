import type { HostPath } from '../../../shared/ids.ts';
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
    title: 'Get the sample application',
    text: 'The sample is a todo list in two containers: the app itself, and a database that keeps the todos. Its Compose file says how the two are made and joined. You get your own copy of it, to change as you like.',
    waiting: 'Git, a zip, or a folder',
  },
  volume: {
    title: 'Add a volume',
    text: 'The database writes to the folder /data/db of its container, and that folder goes when the container is deleted. A volume is a place of its own that Docker keeps. Mounted at /data/db, it holds the files instead, and outlives the container.',
    waiting: 'In compose.yaml',
  },
  run: {
    title: 'Run the application',
    text: 'Compose reads the file, gets the database’s image, builds the app, makes the volume and starts both containers. Together they are one stack. It appears under Containers, whoever starts it.',
    waiting: 'docker compose up -d',
  },
  todos: {
    title: 'View the frontend and add todos',
    text: 'In Containers, open the stack and follow the link to port 3000: that port of your computer leads into the container of the app. Write down a few todos. The app hands them to the database, which writes them to the volume.',
    waiting: 'Open port 3000',
  },
  again: {
    title: 'Delete the stack and run it again',
    text: 'Deleting the stack removes both containers and their network; the volume stays. Running it again makes new containers and mounts the same volume. So the new database finds the files of the old one.',
    waiting: 'Are the todos still there?',
  },
  without: {
    title: 'The same without a volume',
    text: 'A second copy, of the sample that comes with Stackyard, whose Compose file names no volume. Run it, add a todo, delete the stack and run it again. You see what is lost, and why the volume matters.',
    waiting: 'Optional: see what is lost',
  },
};

export const undoneWords: Readonly<Record<Undone, { readonly title: string; readonly text: string }>> = {
  'copy-gone': {
    title: 'The copy is not there any more',
    text: 'The folder was moved or deleted, or its Compose file was. Put it back, choose where it is now, or get a new copy.',
  },
  'volume-removed': {
    title: 'The volume is not in the Compose file any more',
    text: 'Todos that are added now go when the stack is deleted. Add the volume again.',
  },
  'file-wrong': {
    title: 'Compose can’t read the file any more',
    text: 'Correct it in your editor; this step ticks itself as soon as Compose can read it.',
  },
  'stack-deleted': {
    title: 'The stack was deleted',
    text: 'Its containers are gone. Run it again; what a volume holds is still there.',
  },
  'stack-stopped': {
    title: 'The stack does not run',
    text: 'A container of it has stopped. Start it again under Containers, or run it here.',
  },
  'volume-not-attached': {
    title: 'The stack runs without its volume',
    text: 'It was started before the volume stood in the Compose file. Run it once more: Compose makes the database’s container anew, with the volume.',
  },
  'volume-deleted': {
    title: 'The volume was deleted, and the todos with it',
    text: 'Nothing brings them back. Run the stack: it gets a new, empty volume, and you can add todos to that.',
  },
  'todos-gone': {
    title: 'The todos are gone',
    text: 'The database began anew. See that the volume stands in the Compose file, add a todo, then delete the stack and run it once more.',
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
      return `Open ${stack} with the arrow before its name.`;
    case 'port':
      return 'Follow the link to port 3000 in the row of todo-app, and write down a few todos.';
    case 'delete':
      return `Delete ${stack} with the bin at the end of its row. You are told what goes and what stays before anything happens.`;
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
      return [{ how: 'In a terminal', lines: 'git clone https://github.com/docker/multi-container-app' }];
    case 'volume':
      return [
        { how: 'In the service todo-database', lines: '    volumes:\n      - database:/data/db' },
        { how: 'At the end of the file', lines: 'volumes:\n  database:' },
      ];
    case 'run':
      return [{ how: 'In a terminal', lines: `cd ${folder}\ndocker compose up -d` }];
    case 'todos':
      return [{ how: 'In a browser', lines: copy?.stack?.url ?? 'http://localhost:3000' }];
    case 'again':
      return [
        { how: 'In a terminal: delete the stack', lines: `cd ${folder}\ndocker compose down` },
        { how: 'and run it again', lines: 'docker compose up -d' },
      ];
  }
}
