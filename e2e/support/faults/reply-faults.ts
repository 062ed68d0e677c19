import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { pick } from '../randoms.ts';

/** One answer of the engine on its way to whoever asked, byte for byte: first its head, then its body. */
export interface Wire {
  readonly socket: Socket;
  readonly pieces: AsyncIterable<Buffer>;
  /** 0 to 1, of this schedule alone. */
  readonly random: () => number;
  /** It is the event stream, which doesn't end by itself. */
  readonly isEvents: boolean;
  /** Whether faults are still on. */
  readonly isOn: () => boolean;
  /** Keeps the connection open without a word more. */
  readonly hold: () => void;
}

type Fault = (wire: Wire) => void | Promise<void>;

/** Sends up to `most` pieces, or all there is; gives the piece after those. */
async function send({ socket, pieces }: Wire, most: number): Promise<Buffer | null> {
  let sent = 0;
  for await (const piece of pieces) {
    if (sent === most || socket.destroyed) return piece;
    socket.write(piece);
    sent += 1;
  }
  return null;
}

/** Sends everything, piece by piece changed by `change`, and closes. */
async function sendAll(wire: Wire, change: (piece: Buffer, at: number) => Promise<readonly Buffer[]>) {
  let at = 0;
  for await (const piece of wire.pieces) {
    for (const part of await change(piece, at)) wire.socket.write(part);
    at += 1;
    if (wire.socket.destroyed) return;
  }
  wire.socket.end();
}

/** Some pieces, and a part of the next one. */
async function sendSome(wire: Wire, { atLeast, within }: { atLeast: number; within: boolean }) {
  const next = await send(wire, atLeast + Math.floor(wire.random() * 3));
  if (within && next !== null) wire.socket.write(next.subarray(0, Math.floor(wire.random() * next.length)));
}

const bytes = (random: () => number, count: number) =>
  Buffer.from(Array.from({ length: count }, () => Math.floor(random() * 256)));

function answer({ socket }: Wire, status: string, type: string, body: string | Buffer): void {
  const length = Buffer.byteLength(body);
  socket.write(`HTTP/1.1 ${status}\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\n\r\n`);
  socket.end(body);
}

const html = '<html><body><h1>502 Bad Gateway</h1></body></html>';
const refusals = [
  '400 Bad Request',
  '403 Forbidden',
  '404 Not Found',
  '409 Conflict',
  '429 Too Many Requests',
  '500 Internal Server Error',
  '502 Bad Gateway',
  '503 Service Unavailable',
] as const;
// An empty list is not among them: nobody could tell it from the truth.
const wrongTypes = [
  'null',
  'true',
  '17',
  '"text"',
  '{}',
  '{"Volumes":{}}',
  '{"Id":7,"Names":{},"State":[]}',
  '[[[[]]]]',
  '[null,3,"x",{"Id":""}]',
] as const;

/** What can become of an answer, by what it is called. */
export const replyFaults = {
  'hang up': ({ socket }) => void socket.destroy(),
  'clean end before the head': ({ socket }) => void socket.end(),
  silence: ({ hold }) => hold(),
  'silence half-way': async (wire) => {
    await sendSome(wire, { atLeast: 1, within: wire.random() < 0.5 });
    wire.hold();
  },
  'cut in the head': async (wire) => {
    for await (const head of wire.pieces) {
      wire.socket.write(head.subarray(0, Math.floor(wire.random() * head.length)));
      break;
    }
    wire.socket.destroySoon();
  },
  'cut between chunks': async (wire) => {
    await sendSome(wire, { atLeast: 1, within: false });
    wire.socket.destroySoon();
  },
  'cut within a chunk': async (wire) => {
    await sendSome(wire, { atLeast: 1, within: true });
    wire.socket.destroySoon();
  },
  'reset half-way': async (wire) => {
    await sendSome(wire, { atLeast: 1, within: true });
    wire.socket.destroy();
  },
  'ended in order half-way': async (wire) => {
    await sendSome(wire, { atLeast: 1, within: false });
    wire.socket.end('0\r\n\r\n');
  },
  late: async (wire) => {
    await pause(50 + wire.random() * 1_500);
    await sendAll(wire, async (piece) => [piece]);
  },
  drip: async (wire) => {
    let left = 1_500;
    await sendAll(wire, async (piece) => {
      const parts: Buffer[] = [];
      for (let at = 0; at < piece.length; ) {
        const length = left > 0 ? 1 + Math.floor(wire.random() * 7) : piece.length;
        wire.socket.write(piece.subarray(at, at + length));
        at += length;
        if (left > 0) await pause(1);
        left -= 1;
      }
      return parts;
    });
  },
  'garbage in place of it': (wire) => void wire.socket.end(bytes(wire.random, 1 + wire.random() * 400)),
  'garbage half-way': async (wire) => {
    await sendSome(wire, { atLeast: 1, within: true });
    wire.socket.end(bytes(wire.random, 400));
  },
  'garbage for a body': (wire) =>
    answer(wire, '200 OK', 'application/json', bytes(wire.random, 1 + wire.random() * 400)),
  'another type': (wire) => answer(wire, '200 OK', 'application/json', pick(wire.random, wrongTypes)),
  'a page': (wire) => answer(wire, '200 OK', 'text/html', html),
  refused: (wire) => {
    const status = pick(wire.random, refusals);
    if (wire.random() < 0.5) answer(wire, status, 'application/json', '{"message":"refused by a fault"}');
    else answer(wire, status, 'text/html', html);
  },
  'lines lost': (wire) => eachLine(wire, () => (wire.random() < 0.5 ? 0 : 1)),
  'lines repeated': (wire) => eachLine(wire, () => 1 + Math.floor(wire.random() * 4)),
} satisfies Record<string, Fault>;

export type FaultName = keyof typeof replyFaults;

/** Of the event stream alone: another answer comes as it is. */
async function eachLine(wire: Wire, times: () => number): Promise<void> {
  await sendAll(wire, async (piece, at) => {
    const isLine = at > 0 && wire.isEvents && wire.isOn();
    return isLine ? Array.from({ length: times() }, () => piece) : [piece];
  });
}

const names = Object.keys(replyFaults) as [FaultName, ...FaultName[]];

/** What a schedule does: to how many of the answers, and which of these things, each as likely as it is named. */
export interface Schedule {
  readonly share: number;
  readonly faults: readonly [FaultName, ...FaultName[]];
}

export function drawSchedule(random: () => number): Schedule {
  const first = pick(random, names);
  const more = Array.from({ length: Math.floor(random() * 4) }, () => pick(random, names));
  const faults: readonly [FaultName, ...FaultName[]] = [first, ...more];
  // Under many faults a session breaks, and all is listed anew: now and then nothing befalls but the open event stream.
  return { share: random() < 0.25 ? 0 : 0.1 + random() * 0.8, faults };
}
