import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cachedFolder, cacheFolder } from './cache.ts';
import { must, run } from './run.ts';
import { SetupError } from './say.ts';

/** A Debian release whose packages are unpacked, whatever release the machine itself runs. */
type Suite = 'bookworm' | 'trixie';
export type WantedPackages = Readonly<Partial<Record<Suite, readonly string[]>>>;

const suites: readonly Suite[] = ['bookworm', 'trixie'];

/**
 * Fetches Debian packages and unpacks them below `folder`, installing nothing: the machine is left as it is and no
 * package's service starts. Where two packages bring the same file, the later one's stays.
 */
export async function unpackDebian(folder: string, wanted: WantedPackages): Promise<void> {
  const apt = aptOptions(await packageIndex());
  const debs = join(folder, 'debs');
  for (const suite of suites) {
    await mkdir(debs, { recursive: true });
    const names = (wanted[suite] ?? []).map((name) => `${name}/${suite}`);
    if (names.length > 0) await must('apt-get', ['-q', ...apt, 'download', ...names], { cwd: debs });
    for (const deb of await readdir(debs)) await must('dpkg', ['-x', join(debs, deb), folder]);
    await rm(debs, { recursive: true });
  }
}

/** A package index of our own with both releases in it; good for a day, because a mirror drops replaced packages. */
async function packageIndex(): Promise<string> {
  const day = new Date().toISOString().slice(0, 10);
  const name = `apt-index-${day}`;
  return cachedFolder(name, 'Fetching Debian’s package lists', async (folder) => {
    await removeOlderIndexes(name);
    const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';
    const mirror = await debianMirror();
    const lines = suites.map((suite) => `deb [signed-by=${keyring}] ${mirror} ${suite} main\n`);
    await writeFile(join(folder, 'sources.list'), lines.join(''));
    await mkdir(join(folder, 'lists', 'partial'), { recursive: true });
    const { code, stderr } = await run('apt-get', ['-q', ...aptOptions(folder), 'update']);
    const reason = stderr.split('\n').find((line) => /^[EW]:/.test(line));
    if (code !== 0 || reason?.startsWith('E:') || /Failed to fetch/.test(stderr)) {
      throw new SetupError(`Debian’s package lists could not be fetched from ${mirror}: ${reason ?? code}`);
    }
  });
}

async function removeOlderIndexes(today: string): Promise<void> {
  for (const name of await readdir(cacheFolder())) {
    const older = name.startsWith('apt-index-') && !name.startsWith(today);
    if (older) await rm(join(cacheFolder(), name), { recursive: true, force: true });
  }
}

function aptOptions(index: string): string[] {
  const settings = {
    'Dir::Etc::sourcelist': join(index, 'sources.list'),
    'Dir::Etc::sourceparts': '-',
    'Dir::State::lists': join(index, 'lists'),
    // Without these apt would write its binary caches over the machine's own.
    'Dir::Cache::pkgcache': '',
    'Dir::Cache::srcpkgcache': '',
    'Acquire::Languages': 'none',
    // The cache folder is not readable by apt's unprivileged user.
    'APT::Sandbox::User': 'root',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
}

/** The mirror that the machine itself is set up to use, found in its apt configuration. */
async function debianMirror(): Promise<string> {
  const format = '$(REPO_URI) $(RELEASE) $(COMPONENT)';
  const { code, stdout } = await run('apt-get', ['indextargets', '--no-release-info', '--format', format]);
  if (code === 127) throw new SetupError('A private engine is set up with apt-get, on Debian 12 or newer.');
  const releases = /^(bookworm|trixie|forky|sid|stable|oldstable|testing)$/;
  const targets = stdout.split('\n').map((line) => line.split(' '));
  const own = targets.find(([, release, part]) => part === 'main' && release && releases.test(release));
  if (own?.[0] === undefined) throw new SetupError('apt here has no Debian release among its sources.');
  return own[0];
}
