import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Terminal } from './terminal.ts';

const run = promisify(execFile);

/** An image that holds one program and nothing else: busybox, at a place where nobody looks for a shell. */
export async function shellLessImage(terminal: Terminal, folder: string, name: string): Promise<void> {
  const root = join(folder, 'shell-less');
  await mkdir(root);
  await terminal.docker(['create', '--name', 'donor', 'busybox:latest']);
  await terminal.docker(['cp', '--follow-link', 'donor:/bin/busybox', join(root, 'busybox')]);
  await terminal.docker(['rm', 'donor']);
  const archive = join(folder, 'shell-less.tar');
  await run('tar', ['-C', root, '-cf', archive, '.']);
  await terminal.docker(['import', archive, name]);
}
