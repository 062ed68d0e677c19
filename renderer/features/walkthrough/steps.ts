export interface WalkthroughStep {
  readonly key: string;
  readonly title: string;
  readonly text: string;
  /** What to type or write by hand. */
  readonly manual: readonly { readonly how: string; readonly lines: string }[];
  readonly action: 'run' | 'containers' | null;
}

/** The story of a stack whose data outlives it, in five steps. */
export const steps: readonly WalkthroughStep[] = [
  {
    key: 'sample',
    title: 'Get the sample application',
    text: 'A todo list in two containers: the app itself, and a database that keeps the todos.',
    manual: [
      {
        how: 'In a terminal',
        lines: 'git clone https://github.com/docker/multi-container-app\ncd multi-container-app',
      },
    ],
    action: null,
  },
  {
    key: 'volume',
    title: 'Add a volume',
    text: 'The database writes to /data/db. Give that folder a volume, and it outlives the container. Open compose.yaml and take the # from these lines.',
    manual: [
      { how: 'In the service todo-database', lines: '    volumes:\n      - database:/data/db' },
      { how: 'At the end of the file', lines: 'volumes:\n  database:' },
    ],
    action: null,
  },
  {
    key: 'run',
    title: 'Run the application',
    text: 'Choose the folder in “Run a stack”, or type the command. The stack stands under Containers either way.',
    manual: [{ how: 'In a terminal', lines: 'docker compose up -d' }],
    action: 'run',
  },
  {
    key: 'todos',
    title: 'Add todos',
    text: 'Expand the stack under Containers and follow the link to port 3000. Write down a few todos.',
    manual: [{ how: 'In a browser', lines: 'http://localhost:3000' }],
    action: 'containers',
  },
  {
    key: 'again',
    title: 'Delete the stack and run it again',
    text: 'Delete it under Containers: the volume is kept. Run it again from “Deleted stacks”, open port 3000, and your todos are still there.',
    manual: [{ how: 'In a terminal', lines: 'docker compose down\ndocker compose up -d' }],
    action: 'containers',
  },
];
