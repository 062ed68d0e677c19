// A small Redis client: one connection, pipelined commands, and reconnecting when the database goes and comes back.
// The protocol is RESP2: https://redis.io/docs/latest/develop/reference/protocol-spec/
import { EventEmitter } from 'node:events';
import { connect } from 'node:net';

/** @typedef {string | number | null | ReplyError | unknown[]} Reply a list holds replies */
/** @typedef {Array<string | number>} Command */

/** The database answered, and the answer is an error. `code` is its first word, such as `WRONGTYPE`. */
export class ReplyError extends Error {
  name = 'ReplyError';
  /** @param {string} line */
  constructor(line) {
    super(line);
    this.code = line.split(' ', 1)[0];
  }
}

/** The database can't be reached, or did not answer in time. */
export class DatabaseAway extends Error {
  name = 'DatabaseAway';
}

/** @param {Command} command */
export function encodeCommand(command) {
  const parts = command.map((part) => `$${Buffer.byteLength(String(part))}\r\n${part}\r\n`);
  return `*${command.length}\r\n${parts.join('')}`;
}

/**
 * Reads the one reply that starts at `at`.
 * @param {Buffer} bytes
 * @param {number} at
 * @returns {{ value: Reply, end: number } | undefined} undefined when more bytes are needed
 */
export function decodeReply(bytes, at) {
  const lineEnd = bytes.indexOf('\r\n', at);
  if (lineEnd === -1) return undefined;
  const kind = bytes.toString('latin1', at, at + 1);
  const line = bytes.toString('utf8', at + 1, lineEnd);
  const end = lineEnd + 2;
  switch (kind) {
    case '+':
      return { value: line, end };
    case '-':
      return { value: new ReplyError(line), end };
    case ':':
      return { value: integer(line), end };
    case '$':
      return decodeBulk(bytes, end, integer(line));
    case '*':
      return decodeArray(bytes, end, integer(line));
    default:
      throw new Error(`Not an answer of a Redis database: ${JSON.stringify(kind + line.slice(0, 40))}`);
  }
}

/** @param {Buffer} bytes @param {number} start @param {number} length */
function decodeBulk(bytes, start, length) {
  if (length < 0) return { value: null, end: start };
  const end = start + length + 2;
  return bytes.length < end ? undefined : { value: bytes.toString('utf8', start, start + length), end };
}

/** @param {Buffer} bytes @param {number} start @param {number} count */
function decodeArray(bytes, start, count) {
  if (count < 0) return { value: null, end: start };
  /** @type {Reply[]} */
  const value = [];
  let end = start;
  while (value.length < count) {
    const item = decodeReply(bytes, end);
    if (!item) return undefined;
    value.push(item.value);
    end = item.end;
  }
  return { value, end };
}

/** @param {string} text */
function integer(text) {
  if (!/^[+-]?\d+$/.test(text)) throw new Error(`Not an integer: ${JSON.stringify(text.slice(0, 40))}`);
  return Number(text);
}

/** Turns chunks, however the network cut them, into whole replies. */
export class ReplyParser {
  #bytes = Buffer.alloc(0);

  /** @param {Buffer} chunk @returns {Reply[]} the replies that this chunk completed */
  push(chunk) {
    this.#bytes = Buffer.concat([this.#bytes, chunk]);
    const replies = [];
    let at = 0;
    for (let reply = decodeReply(this.#bytes, at); reply; reply = decodeReply(this.#bytes, at)) {
      replies.push(reply.value);
      at = reply.end;
    }
    this.#bytes = this.#bytes.subarray(at);
    return replies;
  }
}

/** One connection, and the requests on it that wait for their replies, oldest first. */
class Link {
  /** @type {Array<{ count: number, replies: Reply[], resolve: (replies: Reply[]) => void, reject: (why: Error) => void, timer: NodeJS.Timeout }>} */
  #waiting = [];
  #parser = new ReplyParser();
  #replyTimeout;
  #socket;

  /**
   * @param {{ host: string, port: number }} address
   * @param {number} replyTimeout
   * @param {(why: Error) => void} onClose called once, also when the connection was never made
   */
  constructor(address, replyTimeout, onClose) {
    this.#replyTimeout = replyTimeout;
    this.#socket = connect({ ...address, noDelay: true });
    let why = new Error('the connection was closed');
    this.#socket.on('data', (chunk) => this.#read(chunk));
    this.#socket.on('error', (error) => {
      why = error;
    });
    this.#socket.on('close', () => {
      for (const request of this.#waiting.splice(0)) {
        clearTimeout(request.timer);
        request.reject(new DatabaseAway(why.message));
      }
      onClose(why);
    });
  }

  /** @param {Command[]} commands @returns {Promise<Reply[]>} */
  send(commands) {
    return new Promise((resolve, reject) => {
      // After a lost reply nobody knows which reply answers which command: only a new connection does.
      const timer = setTimeout(
        () => this.close(`no answer within ${this.#replyTimeout} ms`),
        this.#replyTimeout,
      );
      this.#waiting.push({ count: commands.length, replies: [], resolve, reject, timer });
      this.#socket.write(commands.map(encodeCommand).join(''));
    });
  }

  /** @param {string} [why] */
  close(why) {
    this.#socket.destroy(why === undefined ? undefined : new Error(why));
  }

  /** @param {Buffer} chunk */
  #read(chunk) {
    try {
      for (const reply of this.#parser.push(chunk)) this.#settle(reply);
    } catch (error) {
      this.close(error instanceof Error ? error.message : String(error));
    }
  }

  /** @param {Reply} reply */
  #settle(reply) {
    const request = this.#waiting[0];
    if (!request) throw new Error('an answer that nobody asked for');
    request.replies.push(reply);
    if (request.replies.length < request.count) return;
    this.#waiting.shift();
    clearTimeout(request.timer);
    request.resolve(request.replies);
  }
}

/**
 * Keeps a connection to the database from `open` to `close`. Emits `up` when it answers, `away` with the reason when
 * it stops answering, and again whenever the reason changes. Commands sent while it is away fail at once.
 */
export class Redis extends EventEmitter {
  #options;
  /** @type {Link | undefined} the connection being made or in use */
  #link;
  #ready = false;
  #closed = false;
  #failures = 0;
  #reason = '';
  /** @type {NodeJS.Timeout | undefined} */
  #timer;

  /**
   * All times in milliseconds.
   * @param {{ host: string, port: number, replyTimeout?: number, heartbeat?: number, firstRetry?: number, lastRetry?: number }} options
   */
  constructor(options) {
    super();
    // A database that writes everything to disk at once answers late while the disk is busy.
    this.#options = { replyTimeout: 5000, heartbeat: 3000, firstRetry: 100, lastRetry: 2000, ...options };
  }

  get ready() {
    return this.#ready;
  }

  open() {
    const { host, port, replyTimeout } = this.#options;
    const link = new Link({ host, port }, replyTimeout, (why) => this.#lost(why));
    this.#link = link;
    // A host can take connections for a database that does not answer yet (starting, paused): only an answer counts.
    link.send([['PING']]).then(
      ([reply]) => (reply instanceof ReplyError ? link.close(reply.message) : this.#found()),
      () => {}, // `#lost` has the reason.
    );
  }

  close() {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#link?.close();
  }

  /**
   * Sends the commands together and waits for all replies, which may be errors.
   * @param {Command[]} commands @returns {Promise<Reply[]>}
   */
  async pipeline(commands) {
    if (!this.#link || !this.#ready) throw new DatabaseAway(this.#reason || 'not connected yet');
    return this.#link.send(commands);
  }

  /** @param {Command} command @returns {Promise<Reply>} */
  async command(...command) {
    const [reply] = await this.pipeline([command]);
    if (reply instanceof ReplyError) throw reply;
    return reply ?? null;
  }

  /**
   * Runs the commands as one: nobody else's come between them, and none runs if one is malformed.
   * @param {Command[]} commands @returns {Promise<unknown[]>} the reply of each
   */
  async transaction(commands) {
    const replies = (await this.pipeline([['MULTI'], ...commands, ['EXEC']])).at(-1);
    if (!Array.isArray(replies))
      throw replies instanceof ReplyError ? replies : new Error('EXEC gave no list');
    for (const reply of replies) if (reply instanceof ReplyError) throw reply;
    return replies;
  }

  #found() {
    this.#ready = true;
    this.#failures = 0;
    this.#reason = '';
    this.#beat();
    this.emit('up');
  }

  // A paused container keeps its connections and says nothing; the reply timeout of a heartbeat finds out.
  #beat() {
    this.#timer = setTimeout(() => {
      this.command('PING').then(
        () => this.#beat(),
        (error) => this.#link?.close(error.message),
      );
    }, this.#options.heartbeat);
  }

  /** @param {Error} why */
  #lost(why) {
    const { firstRetry, lastRetry } = this.#options;
    this.#link = undefined;
    this.#ready = false;
    clearTimeout(this.#timer);
    if (this.#closed) return;
    this.#timer = setTimeout(() => this.open(), Math.min(lastRetry, firstRetry * 2 ** this.#failures));
    this.#failures += 1;
    if (this.#reason === why.message) return;
    this.#reason = why.message;
    this.emit('away', why.message);
  }
}
