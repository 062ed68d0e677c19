import { describe, expect, it } from 'vitest';
import { engineDefaults } from './engine-defaults.ts';
import { runCommand } from './run-command.ts';

const id = 'c'.repeat(64);
const engine = engineDefaults({
  Name: 'machine',
  LoggingDriver: 'json-file',
  DefaultRuntime: 'runc',
  CgroupVersion: '2',
  OSType: 'linux',
  Architecture: 'x86_64',
});

const imageConfig = {
  Env: ['PATH=/bin', 'LANG=C'],
  Cmd: ['redis-server'],
  Entrypoint: ['entry.sh'],
  WorkingDir: '/data',
  User: 'redis',
  ExposedPorts: { '6379/tcp': {} },
  Labels: { vendor: 'redis' },
  Volumes: { '/data': {} },
  StopSignal: 'SIGQUIT',
  Healthcheck: { Test: ['CMD-SHELL', 'ping'], Interval: 30_000_000_000 },
};
const image = { Id: 'sha256:a', Os: 'linux', Architecture: 'amd64', Config: imageConfig };

interface Difference {
  readonly config?: object;
  readonly host?: object;
  readonly networks?: object;
  readonly image?: object;
  readonly namedImageId?: string;
}

/** The command of a container that is all its image's, but for the difference, without what every one begins with. */
function commandOf({
  config,
  host,
  networks = { bridge: {} },
  image: changed,
  namedImageId = 'sha256:a',
}: Difference) {
  const line = runCommand({
    container: {
      Id: id,
      Name: '/web',
      Image: 'sha256:a',
      Config: { ...imageConfig, Image: 'redis:7', Hostname: id.slice(0, 12), ...config },
      HostConfig: {
        NetworkMode: 'default',
        LogConfig: { Type: 'json-file', Config: {} },
        RestartPolicy: { Name: 'no', MaximumRetryCount: 0 },
        IpcMode: 'private',
        CgroupnsMode: 'private',
        Runtime: 'runc',
        ShmSize: 67_108_864,
        ...host,
      },
      NetworkSettings: { Networks: networks },
    },
    image: { ...image, ...changed },
    namedImageId,
    engine,
  });
  return line.replace(/^docker run --detach --name web /, '');
}

describe('a run command', () => {
  it('leaves out what the image and the engine give by themselves', () => {
    expect(commandOf({})).toBe('redis:7');
  });

  it.each<[string, Difference, string]>([
    [
      'quotes what a shell would read otherwise',
      { config: { Env: [...imageConfig.Env, "A=it's $HOME\n`id`", 'B='] } },
      `--env 'A=it'\\''s $HOME\n\`id\`' --env B= redis:7`,
    ],
    [
      'keeps labels but Compose’s and the image’s',
      { config: { Labels: { vendor: 'redis', 'com.docker.compose.project': 'shop', note: 'a b' } } },
      "--label 'note=a b' redis:7",
    ],
    ['gives another command', { config: { Cmd: ['sh', '-c', 'echo $1'] } }, "redis:7 sh -c 'echo $1'"],
    [
      'gives the rest of an entrypoint before the command',
      { config: { Entrypoint: ['sh', '-c'], Cmd: ['ls /'] } },
      "--entrypoint sh redis:7 -c 'ls /'",
    ],
    [
      'takes an entrypoint away, and the image’s command with it only where it went',
      { config: { Entrypoint: null } },
      "--entrypoint '' redis:7 redis-server",
    ],
    [
      'names the entrypoint again where the command was taken away',
      { config: { Cmd: null } },
      '--entrypoint entry.sh redis:7',
    ],
    ['names the image by its id where its name has moved on', { namedImageId: 'sha256:b' }, 'sha256:a'],
    ['names the image by its id where its name is gone', { namedImageId: '' }, 'sha256:a'],
    [
      'names the platform of an image for other machines',
      { image: { Architecture: 'arm', Variant: 'v7' } },
      '--platform linux/arm/v7 redis:7',
    ],
    [
      'publishes ports',
      {
        host: {
          PortBindings: {
            '80/tcp': [
              { HostIp: '', HostPort: '8080' },
              { HostIp: '::1', HostPort: '8081' },
            ],
            '53/udp': [{ HostIp: '127.0.0.1', HostPort: '' }],
            '81/tcp': [{ HostIp: '', HostPort: '' }],
          },
        },
      },
      "--publish 8080:80 --publish '[::1]:8081:80' --publish 127.0.0.1::53/udp --publish 81 redis:7",
    ],
    [
      'exposes ports that the image doesn’t',
      { config: { ExposedPorts: { '6379/tcp': {}, '99/udp': {} } } },
      '--expose 99/udp redis:7',
    ],
    [
      'mounts anonymous volumes anew, and leaves the image’s to the image',
      {
        config: { Volumes: { '/data': {}, '/more': {} } },
        host: {
          Binds: [`${'a'.repeat(64)}:/data:rw`, `${'b'.repeat(64)}:/other`, 'named:/named:ro'],
          Mounts: [{ Type: 'volume', Source: 'd'.repeat(64), Target: '/data' }],
        },
      },
      '--volume /other --volume named:/named:ro --volume /more redis:7',
    ],
    [
      'writes mounts as CSV',
      {
        host: {
          Mounts: [
            {
              Type: 'bind',
              Source: '/a,"b"',
              Target: '/x y',
              ReadOnly: true,
              BindOptions: { Propagation: 'rslave' },
            },
            {
              Type: 'volume',
              Source: 'nfs',
              Target: '/nfs',
              VolumeOptions: { NoCopy: true, DriverConfig: { Name: 'local', Options: { o: 'addr=1,rw' } } },
            },
            { Type: 'tmpfs', Target: '/t', TmpfsOptions: { SizeBytes: 1024, Mode: 0o1777 } },
          ],
        },
      },
      `--mount 'type=bind,"source=/a,""b""",target=/x y,readonly,bind-propagation=rslave' ` +
        `--mount 'type=volume,source=nfs,target=/nfs,volume-nocopy,volume-driver=local,"volume-opt=o=addr=1,rw"' ` +
        '--mount type=tmpfs,target=/t,tmpfs-size=1024,tmpfs-mode=1777 redis:7',
    ],
    [
      'keeps a health check that differs, in words of a shell',
      {
        config: {
          Healthcheck: { Test: ['CMD', 'test', '-e', "/it's"], Interval: 30_000_000_000, Retries: 3 },
        },
      },
      `--health-cmd 'test -e '\\''/it'\\''\\'\\'''\\''s'\\''' --health-retries 3 redis:7`,
    ],
    [
      'takes a health check away',
      { config: { Healthcheck: { Test: ['NONE'] } } },
      '--no-healthcheck redis:7',
    ],
    ['keeps a stop timeout of nothing', { config: { StopTimeout: 0 } }, '--stop-timeout 0 redis:7'],
    ['keeps a host name that was chosen', { config: { Hostname: 'desk' } }, '--hostname desk redis:7'],
    [
      'does not name the machine on its own network',
      { config: { Hostname: 'machine' }, host: { NetworkMode: 'host' }, networks: { host: {} } },
      '--network host redis:7',
    ],
    [
      'does not ask for what the engine adds to a privileged container',
      { host: { Privileged: true, SecurityOpt: ['label=disable', 'seccomp=unconfined'] } },
      '--privileged --security-opt seccomp=unconfined redis:7',
    ],
    [
      'keeps the other ways of the engine where they were chosen',
      {
        host: { LogConfig: { Type: 'none', Config: {} }, Runtime: 'kata', CgroupnsMode: 'host', Init: false },
      },
      '--init=false --runtime kata --cgroupns host --log-driver none redis:7',
    ],
    [
      'asks for graphics cards',
      {
        host: {
          DeviceRequests: [
            { Count: -1, Capabilities: [['gpu']] },
            { Driver: 'nvidia', DeviceIDs: ['0', '1'], Capabilities: [['gpu', 'utility']] },
            { Driver: 'cdi', DeviceIDs: ['vendor.com/net=eth0'] },
          ],
        },
      },
      `--gpus count=all --gpus 'driver=nvidia,"device=0,1",capabilities=utility' --device vendor.com/net=eth0 redis:7`,
    ],
    [
      'leaves out the short id among the names of a network',
      { host: { NetworkMode: 'shop' }, networks: { shop: { Aliases: ['web', id.slice(0, 12)] } } },
      '--network shop --network-alias web redis:7',
    ],
    ['is on no network where it was taken off all', { networks: {} }, '--network none redis:7'],
  ])('%s', (_, difference, words) => expect(commandOf(difference)).toBe(words));

  it('connects further networks before it starts', () => {
    const line = commandOf({
      host: { NetworkMode: 'front' },
      networks: {
        back: { Aliases: ['api'], IPAMConfig: { IPv4Address: '10.1.0.9' }, DriverOpts: { a: 'b c' } },
        front: { IPAMConfig: { IPv6Address: 'fd00::9' } },
      },
    });
    expect(line.split(' && ')).toEqual([
      'docker create --name web --network front --ip6 fd00::9 redis:7',
      "docker network connect --ip 10.1.0.9 --alias api --driver-opt 'a=b c' back web",
      'docker start web',
    ]);
  });

  it('stays attached where the container was', () => {
    expect(commandOf({ config: { AttachStdin: true, OpenStdin: true, Tty: true } })).toBe(
      'docker run --name web --interactive --tty redis:7',
    );
  });

  it('is made of whatever there is', () => {
    expect(runCommand({ container: null, image: [], namedImageId: '', engine })).toContain('docker run');
  });
});
