import type { IncomingMessage } from 'node:http';
import type { EngineApi } from './engine-api.ts';
import type { EngineHttp } from './engine-http.ts';
import { eventsFromLine, eventsOfUse, sinceParameter } from './event-from-api.ts';
import { lineReader } from './lines.ts';

// An event is under 10 KB even with every label that Compose writes.
const longestLine = 1024 * 1024;
const subscribeWithin = 10_000;
// Finds a peer that has vanished without a word on a network connection.
const probeAfter = 15_000;

/** The engine itself leaves out the rest: a stack with health checks makes several `exec_*` events a second. */
const filters = JSON.stringify({
  type: Object.keys(eventsOfUse),
  event: [...new Set(Object.values(eventsOfUse).flat())],
});

/** `EngineApi.watchEvents` over `GET /events`. */
export function watchEvents(
  http: EngineHttp,
  ...[since, on]: Parameters<EngineApi['watchEvents']>
): () => void {
  let response: IncomingMessage | null = null;
  let over = false;

  const end = (reason: Error) => {
    if (over) return;
    over = true;
    response?.destroy();
    on.ended(reason);
  };

  const follow = (stream: IncomingMessage) => {
    response = stream;
    if (over) {
      stream.destroy();
      return;
    }
    const read = lineReader(longestLine, (line) => {
      for (const event of eventsFromLine(line)) if (!over) on.event(event);
    });
    stream.socket.setKeepAlive(true, probeAfter);
    stream.on('error', end);
    stream.on('end', () => end(new Error('The engine ended the event stream')));
    stream.on('close', () => end(new Error('The connection to the engine was closed')));
    on.subscribed();
    stream.on('data', (chunk: Buffer) => {
      if (!over) read(chunk);
    });
  };

  http
    .open({
      path: '/events',
      query: since === null ? { filters } : { filters, since: sinceParameter(since) },
      within: subscribeWithin,
    })
    .then(follow, (thrown: unknown) => end(thrown instanceof Error ? thrown : new Error(String(thrown))));

  return () => {
    over = true;
    response?.destroy();
  };
}
