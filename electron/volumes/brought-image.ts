import { createHash } from 'node:crypto';
import { tarEnd, tarPadding } from '../tar/header-bytes.ts';
import { tarHeader } from '../tar/write-tar.ts';
import { type Architecture, remover } from './remover/elf.ts';

/** The name of the image that the app brings: on the engine only while it is needed. */
export const broughtName = 'stackyard-helper:1';
/** The only program in it. */
export const broughtProgram = '/remover';

const architectures: Readonly<Record<string, Architecture>> = {
  'linux/amd64': 'amd64',
  'linux/arm64': 'arm64',
};

function entry(name: string, body: Buffer, mode: number): Buffer {
  const facts = { kind: 'file', target: '', modifiedAt: 0, uid: 0, gid: 0 } as const;
  return Buffer.concat([
    tarHeader({ ...facts, name, mode, bytes: body.length }),
    body,
    tarPadding(body.length),
  ]);
}

const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/**
 * An image of nothing but the remover, as `docker save` writes one: 1 KB of program. `null` for an engine on whose
 * processor it would not run.
 */
export function broughtImage(platform: string): Buffer | null {
  const architecture = architectures[platform];
  if (architecture === undefined) return null;
  const layer = Buffer.concat([entry(broughtProgram.slice(1), remover(architecture), 0o755), tarEnd]);
  const config = Buffer.from(
    JSON.stringify({
      architecture,
      os: 'linux',
      created: '1970-01-01T00:00:00Z',
      config: { Entrypoint: [broughtProgram] },
      rootfs: { type: 'layers', diff_ids: [`sha256:${digest(layer)}`] },
      history: [{ created: '1970-01-01T00:00:00Z', created_by: 'Stackyard' }],
    }),
  );
  const configName = `${digest(config)}.json`;
  const manifest = [{ Config: configName, RepoTags: [broughtName], Layers: ['layer.tar'] }];
  return Buffer.concat([
    entry(configName, config, 0o644),
    entry('layer.tar', layer, 0o644),
    entry('manifest.json', Buffer.from(JSON.stringify(manifest)), 0o644),
    tarEnd,
  ]);
}
