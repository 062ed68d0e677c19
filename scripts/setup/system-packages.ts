import { run } from './run.ts';
import { SetupError, step } from './say.ts';

/** What Debian installs system-wide. Only libraries and small tools: nothing here brings a service with it. */
const groups = {
  /** What Electron's program is linked against. */
  electronLibraries: [
    'libgtk-3-0',
    'libnss3',
    'libasound2',
    'libgbm1',
    'libxss1',
    'libatk-bridge2.0-0',
    'ca-certificates',
  ],
  /** A screen where there is none, and letters on it. */
  display: ['xvfb', 'xauth', 'dbus', 'fonts-inter', 'fonts-jetbrains-mono'],
  /** What a private engine calls and is linked against; the engines themselves are unpacked into the cache. */
  engine: ['iptables', 'iproute2', 'util-linux', 'mount', 'libseccomp2', 'libdevmapper1.02.1', 'libsystemd0'],
  /** A server and a client of ssh, and what makes certificates: programs alone, no service is started. */
  ssh: ['dropbear-bin', 'openssh-client', 'openssl'],
} as const;

export type PackageGroup = keyof typeof groups;

/**
 * Installs what is missing of these groups, without recommended packages. Calls apt only when something is missing.
 * Fails with a SetupError where apt is not there, where we are not root, or where apt fails.
 */
export async function systemPackages(...wanted: readonly PackageGroup[]): Promise<void> {
  const missing = await missingPackages(...wanted);
  if (missing.length === 0) return;
  const command = `apt-get install --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0) {
    throw new SetupError('System libraries are missing. Run as root, or:', `sudo ${command}`);
  }
  await step('Installing system libraries (apt-get)', () => install(missing, command));
}

/** What dpkg does not have installed of these groups, be it under the same name or as a successor (`libgtk-3-0t64`). */
export async function missingPackages(...wanted: readonly PackageGroup[]): Promise<string[]> {
  const names = wanted.flatMap((group): readonly string[] => groups[group]);
  // Not templates of ours: dpkg fills them in.
  const fields = ['Package', 'Provides', 'db:Status-Status'].map((field) => `$\{${field}}`);
  const asked = await run('dpkg-query', ['-W', '-f', `${fields.join(' ')}\\n`]);
  if (asked.code === 127) {
    throw new SetupError(
      'This set-up knows Debian’s packages only, and dpkg is not here.',
      `Needed: ${names.join(' ')}`,
    );
  }
  const installed = asked.stdout.split('\n').filter((line) => line.endsWith(' installed'));
  const words = new Set(installed.flatMap((line) => line.split(/[ ,]+/)));
  return names.filter((name) => !words.has(name));
}

async function install(missing: readonly string[], command: string): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = ['-y', '-q', '-o', 'DPkg::Lock::Timeout=180', '--no-install-recommends'];
  const attempt = async () => run('apt-get', [...options, 'install', ...(await named(missing))], { env });
  // A machine's package lists are often there and fresh enough: the update is worth its seconds only after a failure.
  if ((await attempt()).code === 0) return;
  await run('apt-get', ['-q', 'update'], { env });
  const second = await attempt();
  if (second.code === 0) return;
  const reason = second.stderr.split('\n').find((line) => line.startsWith('E:')) ?? 'apt-get failed';
  throw new SetupError(`Could not install system libraries: ${reason}`, `apt-get update && ${command}`);
}

/** The names under which this release of Debian has these packages: since trixie some libraries end in `t64`. */
async function named(packages: readonly string[]): Promise<string[]> {
  const known = new Set((await run('apt-cache', ['pkgnames', 'lib'])).stdout.split('\n'));
  return packages.map((name) => (known.has(`${name}t64`) ? `${name}t64` : name));
}
