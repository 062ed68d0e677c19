import type { Bridge } from '../../shared/ipc.ts';

// The window is drawn after each change of what it knows. One that could not run for a while finds hundreds of messages
// waiting, and would draw itself as often before it heeds anybody.
const mostInATurn = 20;

/**
 * The same bridge, which hands on at once what main tells by itself, and of very much at a time the rest when the
 * browser has had its turn: in its order, and together. Of a stream main never sends much ahead.
 */
export function inTurns(bridge: Bridge): Bridge {
  const turn = new MessageChannel();
  let handed = 0;
  let waiting: (() => void)[] = [];
  turn.port1.onmessage = () => {
    const rest = waiting;
    waiting = [];
    handed = 0;
    for (const work of rest) work();
  };
  return {
    ...bridge,
    on(name, listener) {
      let over = false;
      const stop = bridge.on(name, (payload) => {
        if (handed === 0) turn.port2.postMessage(null);
        handed += 1;
        if (handed <= mostInATurn) listener(payload);
        else
          waiting.push(() => {
            if (!over) listener(payload);
          });
      });
      return () => {
        over = true;
        stop();
      };
    },
  };
}
