export type LogLevel = 'error' | 'warn' | 'info' | 'debug';

const levels: Readonly<Record<string, LogLevel>> = {
  emerg: 'error',
  emergency: 'error',
  alert: 'error',
  panic: 'error',
  fatal: 'error',
  crit: 'error',
  critical: 'error',
  severe: 'error',
  err: 'error',
  error: 'error',
  e: 'error',
  f: 'error',
  warn: 'warn',
  warning: 'warn',
  w: 'warn',
  notice: 'info',
  info: 'info',
  information: 'info',
  log: 'info',
  i: 'info',
  debug: 'debug',
  verbose: 'debug',
  trace: 'debug',
  d: 'debug',
  // pino and bunyan count.
  '60': 'error',
  '50': 'error',
  '40': 'warn',
  '30': 'info',
  '20': 'debug',
  '10': 'debug',
};

const upper = 'EMERG|ALERT|PANIC|FATAL|CRIT|CRITICAL|SEVERE|ERR|ERROR|WARN|WARNING|NOTICE|INFO|DEBUG|TRACE';

/** Where a level stands in the lines of common loggers; the first that fits tells. */
const shapes: readonly RegExp[] = [
  // {"level":"error"}, {"severity":"ERROR"}, {"level":50}, {"s":"E"} of MongoDB
  /"(?:level|lvl|severity|loglevel|log\.level|s)"\s*:\s*"?(\w+)/i,
  // level=error, lvl="warn"
  /(?:^|\s)(?:level|lvl|severity)="?(\w+)/i,
  // E0101 12:00:00.000000       1 main.go:1] of klog
  /^([IWEF])\d{4} \d\d:/,
  // [error], <warn>, (INFO)
  /[[<(](emerg|alert|panic|fatal|crit|critical|severe|err|error|warn|warning|notice|info|debug|verbose|trace)\s*[\])>]/i,
  // 2024-01-01 12:00:00 ERROR …, ERROR: …
  new RegExp(`(?:^|[\\s|:])(${upper}|LOG)(?:[:|]|\\s)`),
  new RegExp(`^(${upper})$`),
  // error: …, Error: …, npm ERR!
  /^(?:\w+ )?(error|warning|fatal|panic|err|warn)[:!]/i,
];

// The level of a line stands at its beginning, and a long line is not looked through for it.
const farthest = 300;

/** How bad a line says that it is; `null` where it doesn't. `plain` is a line without escape sequences. */
export function logLevel(plain: string): LogLevel | null {
  const beginning = plain.length > farthest ? plain.slice(0, farthest) : plain;
  for (const shape of shapes) {
    const word = shape.exec(beginning)?.[1]?.toLowerCase();
    if (word !== undefined && Object.hasOwn(levels, word)) return levels[word] ?? null;
  }
  return null;
}
