import { describe, expect, it, vi } from 'vitest';
import { ok } from '../../shared/result.ts';
import { type Served, serveWindow } from './serve-window.ts';

const aServed = () => ({
  answer: vi.fn<Served['answer']>(async () => ok(null)),
  streams: { open: vi.fn(async () => ok(null)), reply: vi.fn() },
});

function serving(served: Promise<Served>, isOurs: boolean) {
  const handle = vi.fn();
  const on = vi.fn();
  serveWindow({ handle, on }, served, () => isOurs);
  const [command, open] = handle.mock.calls.map(([, listener]) => listener);
  return { command, open, reply: on.mock.calls[0]?.[1] };
}

describe('a request', () => {
  it('from a sender that is not our window reaches nothing', async () => {
    const served = aServed();
    const { command, open, reply } = serving(Promise.resolve(served), false);
    await expect(command({}, 'engine.retry', null)).rejects.toThrow('not served');
    await expect(open({}, 1, 'logs', null)).rejects.toThrow('not served');
    reply({}, 1, { kind: 'close' });
    await Promise.resolve();
    for (const part of [served.answer, served.streams.open, served.streams.reply]) {
      expect(part).not.toHaveBeenCalled();
    }
  });

  it('of a page that is sooner there than what answers is answered then', async () => {
    const served = aServed();
    let serve: (made: Served) => void = () => undefined;
    const { command, open, reply } = serving(
      new Promise((resolve) => {
        serve = resolve;
      }),
      true,
    );
    const answers = [command({}, 'engine.retry', null), open({}, 1, 'logs', null)];
    reply({}, 1, { kind: 'taken' });
    serve(served);
    expect(await Promise.all(answers)).toEqual([ok(null), ok(null)]);
    expect(served.answer).toHaveBeenCalledWith('engine.retry', null);
    expect(served.streams.open).toHaveBeenCalledWith(1, 'logs', null);
    expect(served.streams.reply).toHaveBeenCalledWith(1, { kind: 'taken' });
  });
});
