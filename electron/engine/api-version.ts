import { Refusal, unreachable } from './engine-failure.ts';
import type { EngineHttp } from './engine-http.ts';
import { fields, text } from './narrow.ts';

/** Engine 19.03: older ones lack facts that the app shows. */
const oldestApi = '1.40';
/** The newest that these adapters were written for. */
const newestApi = '1.47';

const within = 10_000;

export interface Negotiated {
  /** The engine's version: `26.1.5`. */
  readonly version: string;
  /** `1.45` */
  readonly apiVersion: string;
}

const minorOf = (apiVersion: string) => Number(/^1\.(\d+)$/.exec(apiVersion)?.[1] ?? Number.NaN);

/** Whether `apiVersion` is `other` or newer. Both are of the form `1.N`. */
export const isAtLeast = (apiVersion: string, other: string) => minorOf(apiVersion) >= minorOf(other);

const older = (a: string, b: string) => (isAtLeast(a, b) ? b : a);
const newer = (a: string, b: string) => (isAtLeast(a, b) ? a : b);

/** The newest version that both sides speak, from the answer of `GET /version`. Throws `engine-unreachable`. */
function negotiated(answer: unknown): Negotiated {
  const { ApiVersion, MinAPIVersion, Version } = fields(answer);
  const theirs = text(ApiVersion);
  if (Number.isNaN(minorOf(theirs)))
    throw unreachable({ kind: 'not-an-engine', detail: JSON.stringify(answer)?.slice(0, 200) ?? '' });
  if (!isAtLeast(theirs, oldestApi))
    throw unreachable({ kind: 'engine-too-old', apiVersion: theirs, oldest: oldestApi });
  const common = older(theirs, newestApi);
  const theirOldest = text(MinAPIVersion);
  return {
    version: text(Version),
    // An engine that no longer speaks our newest version still adds fields rather than changing them: try it.
    apiVersion: Number.isNaN(minorOf(theirOldest)) ? common : newer(common, theirOldest),
  };
}

async function handshake(http: EngineHttp): Promise<Negotiated> {
  try {
    return negotiated(await http.ask({ path: '/version', within }));
  } catch (thrown) {
    // Every engine answers this one: whatever refuses it is something else, or a proxy before a sleeping engine.
    if (thrown instanceof Refusal) throw unreachable({ kind: 'not-an-engine', detail: thrown.message });
    throw thrown;
  }
}

/** Asks for the version before the first request and puts it before every path; again where that failed. */
export function versioned(http: EngineHttp): EngineHttp & { readonly negotiate: () => Promise<Negotiated> } {
  let known: Promise<Negotiated> | null = null;
  const negotiate = () => {
    known ??= handshake(http).catch((thrown: unknown) => {
      known = null;
      throw thrown;
    });
    return known;
  };
  const prefixed = async <Request extends { readonly path: string }>(request: Request) => ({
    ...request,
    path: `/v${(await negotiate()).apiVersion}${request.path}`,
  });
  return {
    negotiate,
    ask: async (request) => http.ask(await prefixed(request)),
    open: async (request) => http.open(await prefixed(request)),
    upgrade: async (request) => http.upgrade(await prefixed(request)),
  };
}
