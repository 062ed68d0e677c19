import { expect, it } from 'vitest';
import { serveDropped } from './serve-dropped.ts';

it('hears of absolute paths of our own window alone', () => {
  const dropped: string[] = [];
  let tell: (event: unknown, path: unknown) => void = () => undefined;
  const ipc = {
    on(_channel: string, listener: typeof tell) {
      tell = listener;
    },
  };
  serveDropped(
    ipc as never,
    (paths) => void dropped.push(...paths),
    (event) => (event as unknown) === 'ours',
  );
  tell('ours', '/home/ada/note');
  tell('theirs', '/etc/passwd');
  tell('ours', 'relative');
  tell('ours', '/zero\0');
  tell('ours', { path: '/object' });
  expect(dropped).toEqual(['/home/ada/note']);
});
