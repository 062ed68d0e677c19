import { expect, it } from 'vitest';
import { volumeOptionsProblem } from './volume-options.ts';

const local = (options: Readonly<Record<string, string>>) =>
  volumeOptionsProblem({ driver: 'local', options });

it('takes file systems of other machines and of memory, and none of the engine’s own', () => {
  expect(local({})).toBeNull();
  expect(local({ type: 'nfs', o: 'addr=10.0.0.1,rw', device: ':/data' })).toBeNull();
  expect(local({ type: 'tmpfs', device: 'tmpfs', o: 'size=1m' })).toBeNull();
  for (const options of [
    { device: '/etc' },
    { type: 'none', o: 'bind', device: '/etc' },
    { type: 'nfs', o: 'rw, rbind', device: '/etc' },
    { type: 'ext4', device: '/dev/sda1' },
  ]) {
    expect(local(options)).toMatch(/only the types nfs, nfs4, cifs, tmpfs/);
  }
});

it('leaves the options of another driver to that', () => {
  expect(volumeOptionsProblem({ driver: 'rclone', options: { type: 'bind', o: 'bind' } })).toBeNull();
});
