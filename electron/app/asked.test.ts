import { EventEmitter } from 'node:events';
import type { App } from 'electron';
import { expect, it } from 'vitest';
import { type Asked, keepAskings } from './asked.ts';

function anApp() {
  const app = new EventEmitter();
  const prevented: string[] = [];
  const event = (name: string) => ({ preventDefault: () => prevented.push(name) });
  return {
    askings: keepAskings(app as unknown as Pick<App, 'on'>),
    openFile: (path: string) => app.emit('open-file', event('open-file'), path),
    openLink: (link: string) => app.emit('open-url', event('open-url'), link),
    startAgain: (data: unknown) => app.emit('second-instance', {}, [], '', data),
    prevented,
  };
}

it('what the app is asked for before anybody hears it is kept, and told once', () => {
  const { askings, openFile, openLink, startAgain, prevented } = anApp();
  openFile('/old/compose.yaml');
  openFile('/shop/compose.yaml');
  openLink('stackyard://stacks/shop');
  expect(askings.taken()).toEqual({ file: '/shop/compose.yaml', link: 'stackyard://stacks/shop' });
  expect(askings.taken()).toEqual({ file: null, link: null });
  startAgain({ file: '/later/compose.yaml', link: null });
  const heard: Asked[] = [];
  askings.hear((asked) => heard.push(asked));
  openLink('stackyard://volumes');
  expect(heard).toEqual([
    { file: '/later/compose.yaml', link: null },
    { file: null, link: 'stackyard://volumes' },
  ]);
  expect(prevented).toEqual(['open-file', 'open-file', 'open-url', 'open-url']);
});

it('what another start hands over is believed as far as it is of the right kind', () => {
  const { askings, startAgain } = anApp();
  const heard: Asked[] = [];
  askings.hear((asked) => heard.push(asked));
  for (const data of [null, 'text', { file: 7, link: {} }, { link: 'stackyard://volumes' }]) startAgain(data);
  expect(heard).toEqual([
    ...Array.from({ length: 3 }, () => ({ file: null, link: null })),
    { file: null, link: 'stackyard://volumes' },
  ]);
});
