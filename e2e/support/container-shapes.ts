import { writeStack } from './stack-files.ts';
import type { Terminal } from './terminal.ts';

/** A container of some shape, made as people make them. */
export interface Shape {
  readonly what: string;
  /** Gives the container's name. */
  readonly make: (terminal: Terminal, folder: string) => Promise<string>;
}

const sleep = ['sleep', '1000'];
const hostile = `two\nlines 'single' "double" $HOME \`id\` $(id) \\ !! ~ * größe 日本`;

/** `docker run --detach --name NAME WORDS`, after `before`. */
const byHand = (
  what: string,
  words: readonly string[],
  before: readonly (readonly string[])[] = [],
): Shape => ({
  what,
  async make({ docker }) {
    for (const args of before) await docker(args);
    await docker(['run', '--detach', '--name', 'it', ...words]);
    return 'it';
  },
});

const byCompose = (what: string, service: string, rest = ''): Shape => ({
  what,
  async make({ compose }, folder) {
    const text = `services:\n  web:\n    stop_signal: SIGKILL\n${service}${rest}`;
    const stack = await writeStack(folder, 'copied', { 'compose.yaml': text, 'data/file': 'data' });
    await compose(['up', '--detach'], stack);
    // Compose keeps the anonymous volumes of a container that it makes anew.
    await compose(['up', '--detach', '--force-recreate'], stack);
    return 'copied-web-1';
  },
});

export const shapes: readonly Shape[] = [
  byHand('nothing but an image', ['redis:7']),
  byHand('a database with volume, port, environment and restart policy', [
    ...[
      '--volume',
      'cache:/data',
      '--publish',
      '16379:6379',
      '--env',
      'LEVEL=2',
      '--restart',
      'on-failure:3',
    ],
    ...['redis:7', 'redis-server', '--save', ''],
  ]),
  byHand('hostile texts', [
    ...['--env', `WORDS=${hostile}`, '--label', `note=${hostile}`, '--env', 'EMPTY='],
    ...['busybox:latest', 'sh', '-c', 'sleep 1000 # $1', hostile, ''],
  ]),
  byHand('a terminal, a user and names of its own', [
    ...['--interactive', '--tty', '--user', '1000:50', '--workdir', '/srv/a b', '--hostname', 'desk'],
    ...[
      '--domainname',
      'example.test',
      '--dns',
      '10.9.8.7',
      '--dns-search',
      'example.test',
      '--dns-option',
      'ndots:2',
    ],
    ...['--add-host', 'db:10.1.2.3', '--add-host', 'six:::1', '--group-add', '100'],
    ...['--sysctl', 'net.ipv4.ip_unprivileged_port_start=80', 'busybox:latest', ...sleep],
  ]),
  byHand('limits, rights and a log of its own', [
    ...[
      '--memory',
      '64m',
      '--memory-reservation',
      '32m',
      '--cpus',
      '0.5',
      '--cpu-shares',
      '512',
      '--pids-limit',
      '50',
    ],
    ...['--shm-size', '32m', '--ulimit', 'nofile=100:200', '--ulimit', 'core=0', '--oom-score-adj', '100'],
    ...[
      '--cap-add',
      'NET_ADMIN',
      '--cap-drop',
      'MKNOD',
      '--cap-drop',
      'CHOWN',
      '--security-opt',
      'no-new-privileges',
    ],
    ...[
      '--device',
      '/dev/null:/dev/nothing:rw',
      '--device-cgroup-rule',
      'c 1:3 rwm',
      '--init',
      '--cpuset-cpus',
      '0',
    ],
    ...['--log-driver', 'json-file', '--log-opt', 'max-size=1m', '--log-opt', 'tag={{.Name}} x'],
    ...['busybox:latest', ...sleep],
  ]),
  byHand(
    'mounts of every kind',
    [
      ...['--volume', 'named:/named', '--volume', '/etc:/host etc:ro', '--volume', '/anonymous'],
      ...['--mount', 'type=volume,source=other,target=/other,readonly,volume-nocopy'],
      ...[
        '--mount',
        'type=volume,target=/unnamed,volume-label=a=b',
        '--mount',
        '"type=bind","source=/usr","target=/a,b"',
      ],
      ...[
        '--mount',
        'type=tmpfs,target=/fast,tmpfs-size=1048576,tmpfs-mode=1770',
        '--tmpfs',
        '/run:size=64k,mode=700',
      ],
      ...['--volumes-from', 'donor:ro', '--read-only', 'redis:7'],
    ],
    [['create', '--name', 'donor', '--volume', 'donated:/donated', 'busybox:latest']],
  ),
  byHand('ports of many kinds', [
    ...[
      '--publish',
      '18080:80',
      '--publish',
      '127.0.0.1:18081:81',
      '--publish',
      '18082:82/udp',
      '--publish',
      '83',
    ],
    ...[
      '--publish',
      '127.0.0.1::84',
      '--publish',
      '18085-18086:85-86',
      '--publish',
      '[::1]:18087:87',
      '--expose',
      '99/udp',
    ],
    ...['--publish-all', 'redis:7'],
  ]),
  {
    what: 'two networks with aliases and addresses',
    async make({ docker }) {
      await docker(['network', 'create', '--subnet', '10.203.7.0/24', 'front']);
      await docker(['network', 'create', '--subnet', '10.203.8.0/24', 'back']);
      await docker([
        ...['run', '--detach', '--name', 'it', '--network', 'front', '--ip', '10.203.7.77'],
        ...[
          '--network-alias',
          'web',
          '--network-alias',
          'www',
          '--publish',
          '18080:80',
          'busybox:latest',
          ...sleep,
        ],
      ]);
      await docker(['network', 'connect', '--ip', '10.203.8.88', '--alias', 'api', 'back', 'it']);
      await docker(['network', 'connect', 'bridge', 'it']);
      return 'it';
    },
  },
  byHand('the machine’s own namespaces', [
    ...['--network', 'host', '--pid', 'host', '--ipc', 'host', '--uts', 'host', '--cgroupns', 'private'],
    ...['busybox:latest', ...sleep],
  ]),
  byHand(
    'another container’s namespaces',
    [
      '--network',
      'container:donor',
      '--pid',
      'container:donor',
      '--ipc',
      'container:donor',
      'busybox:latest',
      ...sleep,
    ],
    [['run', '--detach', '--name', 'donor', '--ipc', 'shareable', 'busybox:latest', ...sleep]],
  ),
  byHand(
    'a link of the old kind',
    ['--link', 'donor:database', 'busybox:latest', ...sleep],
    [['run', '--detach', '--name', 'donor', 'busybox:latest', ...sleep]],
  ),
  byHand('no network, an entrypoint and a way to end', [
    ...['--network', 'none', '--stop-signal', 'SIGUSR1', '--stop-timeout', '0', '--no-healthcheck', '--rm'],
    ...['--entrypoint', '/bin/sleep', 'busybox:latest', '1000'],
  ]),
  byHand('a health check', [
    ...[
      '--health-cmd',
      'test "$HOME" != "it\'s"',
      '--health-interval',
      '1m30s',
      '--health-timeout',
      '1500ms',
    ],
    ...[
      '--health-retries',
      '5',
      '--health-start-period',
      '2s',
      '--restart',
      'unless-stopped',
      'busybox:latest',
      ...sleep,
    ],
  ]),
  {
    what: 'a terminal that somebody sits before',
    async make({ docker }) {
      await docker([
        'create',
        '--interactive',
        '--tty',
        '--name',
        'it',
        'busybox:latest',
        'sh',
        '-c',
        'exit 0',
      ]);
      return 'it';
    },
  },
  {
    what: 'an image of which the name has moved on',
    async make({ docker }) {
      await docker(['tag', 'busybox:latest', 'moving:1']);
      await docker(['run', '--detach', '--name', 'it', 'moving:1', ...sleep]);
      await docker(['tag', 'redis:7', 'moving:1']);
      return 'it';
    },
  },
  {
    what: 'an image with an entrypoint, environment and labels',
    async make({ docker }, folder) {
      const dockerfile = [
        'FROM busybox:latest',
        'ENV A=1 B=2',
        'LABEL kept=yes changed=before',
        'ENTRYPOINT ["sleep"]',
        'CMD ["2000"]',
        'WORKDIR /srv',
        'USER 7',
        'EXPOSE 80',
        'VOLUME /data',
        'STOPSIGNAL SIGKILL',
        'HEALTHCHECK --interval=20s CMD true',
      ].join('\n');
      const build = await writeStack(folder, 'built', { Dockerfile: dockerfile });
      await docker(['build', '--quiet', '--tag', 'built:1', '.'], build);
      await docker([
        ...[
          'run',
          '--detach',
          '--name',
          'it',
          '--env',
          'B=3',
          '--label',
          'changed=after',
          '--health-retries',
          '9',
        ],
        ...['--publish', '18080:80', 'built:1', '3000'],
      ]);
      return 'it';
    },
  },
  byCompose(
    'a service of Compose with nearly everything',
    `    image: busybox:latest
    command: ["sh", "-c", "sleep 1000; echo \\"$$HOME\\" 'x'"]
    environment: { COLOUR: "red $$5", MULTI: "a\\nb" }
    ports: ["18080:80", "127.0.0.1:18053:53/udp"]
    volumes: ["data:/data", "./data:/host:ro", "/anonymous", { type: tmpfs, target: /fast }]
    tmpfs: /run
    networks: { front: { aliases: [www] }, back: {} }
    healthcheck: { test: ["CMD", "test", "it's", "=", "it's"], interval: 1m }
    restart: unless-stopped
    stop_grace_period: 3s
    labels: { note: "$$x 'y'" }
    extra_hosts: ["db:10.1.2.3"]
    ulimits: { nofile: { soft: 100, hard: 200 } }
    mem_limit: 64m
    cap_drop: [ALL]
    user: "1000"
    hostname: desk
    init: true
    logging: { driver: json-file, options: { max-size: 1m } }
`,
    'volumes:\n  data:\nnetworks:\n  front:\n  back:\n',
  ),
  byCompose('a service of Compose on its own network', '    image: redis:7\n    entrypoint: []\n'),
  byCompose(
    'a service of Compose with an entrypoint of many words',
    '    image: redis:7\n    entrypoint: ["sh", "-c"]\n    command: ["sleep 1000"]\n    network_mode: bridge\n',
  ),
];
