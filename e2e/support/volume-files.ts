import { capableFile } from './capable-file.ts';
import type { RunningApp } from './running-app.ts';
import type { Terminal } from './terminal.ts';

const inVolume = (terminal: Terminal, volume: string, script: string) =>
  terminal.docker(['run', '--rm', '--volume', `${volume}:/data`, 'busybox:latest', 'sh', '-c', script]);

/** Fills a volume with all that a file system knows: owners, modes, links, a pipe, odd names, long paths, old times. */
export async function fillVolume(terminal: Terminal, volume: string): Promise<void> {
  const long = 'n'.repeat(120);
  await inVolume(
    terminal,
    volume,
    `cd /data && mkdir -p a/b .hidden '${long}/${long}' && echo one > a/b/file && chown 1234:4321 a/b/file &&
     chmod 4750 a/b/file && echo two > -- '-rf' && printf x > "$(printf 'caf\\351')" && echo > 'sp ace' &&
     ln -s ../../etc/passwd up && ln -s /nowhere absolute && ln a/b/file hard && mkfifo pipe &&
     echo deep > '${long}/${long}/${long}' && head -c 3000000 /dev/urandom > a/big && touch -d '2001-02-03 04:05:06' a &&
     chown 999:998 . && chmod 2770 .`,
  );
}

/** A large file, one that is nearly all hole, a device, and a file with a capability. */
export async function addSpecial(terminal: Terminal, volume: string): Promise<void> {
  const script = `cd /data && head -c 8000000 /dev/urandom > a/large && truncate -s 24000000 a/b/sparse &&
     echo end >> a/b/sparse && mknod null c 1 3`;
  await inVolume(terminal, volume, script);
  await withUser(terminal, volume, (user) => terminal.unpackInto(user, '/data', capableFile('capable')));
}

/** The tar that the engine makes of all of a volume. */
export const archiveOfVolume = (terminal: Terminal, volume: string): Promise<Buffer> =>
  withUser(terminal, volume, (user) => terminal.archiveOf(user, '/data'));

/** With a container that has the volume at `/data`, and is never started. */
async function withUser<T>(
  terminal: Terminal,
  volume: string,
  work: (user: string) => Promise<T>,
): Promise<T> {
  const user = await terminal.docker(['create', '--volume', `${volume}:/data`, 'busybox:latest']);
  try {
    return await work(user);
  } finally {
    await terminal.docker(['rm', '--force', user]);
  }
}

/** All that can be known of what is in a volume, in the order of the names. */
export function contentsOf(terminal: Terminal, volume: string): Promise<string> {
  return inVolume(
    terminal,
    volume,
    `cd /data && find . -exec stat -c '%N %f %u %g %h %Y' {} + | sort && find . -type f -exec md5sum {} + | sort`,
  );
}

/** Answers the next save dialogs with this path. */
export async function saveInDialog(app: RunningApp, path: string): Promise<void> {
  await app.electron.evaluate(({ dialog }, picked) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: picked });
  }, path);
}

/** Opens the view Volumes, and in it the menu of a volume to choose an entry. */
export async function chooseForVolume({ page }: RunningApp, volume: string, entry: string): Promise<void> {
  await page
    .getByRole('link', { name: /^Volumes/ })
    .first()
    .click();
  await page.getByRole('button', { name: `More actions for ${volume}`, exact: true }).click();
  await page.getByRole('menuitem', { name: entry }).click();
}
