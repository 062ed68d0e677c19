import { posix } from 'node:path';

/** Where an engine's socket is found, and whose it is then. */
export interface KnownSocket {
  readonly title: string;
  readonly path: string;
}

interface Around {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly homeDir: string;
  readonly platform: NodeJS.Platform;
  /** The user's number; `null` where the system has none. */
  readonly uid: number | null;
}

/** Where engines put their sockets, by their own documentation. Named pipes are reached through contexts alone. */
export function knownSockets({ env, homeDir, platform, uid }: Around): readonly KnownSocket[] {
  if (platform === 'win32') return [];
  const home = (...parts: readonly string[]) => posix.join(homeDir, ...parts);
  const runtime = env.XDG_RUNTIME_DIR || (uid === null ? null : `/run/user/${uid}`);
  const ofUser = runtime === null || platform !== 'linux' ? [] : [runtime];
  return [
    { title: 'Docker Engine', path: '/var/run/docker.sock' },
    ...ofUser.map((folder) => ({ title: 'Rootless Docker', path: posix.join(folder, 'docker.sock') })),
    {
      title: 'Docker Desktop',
      path: home('.docker', platform === 'darwin' ? 'run' : 'desktop', 'docker.sock'),
    },
    { title: 'Colima', path: home('.colima', 'default', 'docker.sock') },
    { title: 'OrbStack', path: home('.orbstack', 'run', 'docker.sock') },
    { title: 'Rancher Desktop', path: home('.rd', 'docker.sock') },
    ...ofUser.map((folder) => ({ title: 'Podman', path: posix.join(folder, 'podman', 'podman.sock') })),
    ...(platform === 'linux' ? [{ title: 'Podman (root)', path: '/run/podman/podman.sock' }] : []),
  ];
}
