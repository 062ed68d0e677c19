import type { UpdateProblem } from '../../shared/update.ts';

// By the codes of Node, of Chromium's network and of electron-updater, in this order; its words are not read, but for
// Chromium's own code, which stands nowhere else.
const kinds: readonly [code: RegExp, kind: UpdateProblem['kind']][] = [
  [/CHECKSUM_MISMATCH/, 'not-as-announced'],
  [/^(ENOSPC|EACCES|EPERM|EROFS|EDQUOT|EIO|EMFILE)$/, 'disk'],
  [/^(ECONN\w+|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/, 'offline'],
  [
    /^net::ERR_(INTERNET_DISCONNECTED|NAME_\w+|CONNECTION_\w+|ADDRESS_\w+|TIMED_OUT|NETWORK_\w+|PROXY_\w+|TUNNEL_\w+|EMPTY_RESPONSE|SOCKET_\w+)$/,
    'offline',
  ],
  [/^(HTTP_ERROR_\w+|ERR_UPDATER_\w+|YAMLException|net::ERR_\w+)$/, 'no-answer'],
];

const longestDetail = 300;

/** What went wrong, from whatever was thrown. */
export function problemOf(thrown: unknown): UpdateProblem {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const codes = [
    'code' in error ? String(error.code) : '',
    error.name,
    /net::ERR_\w+/.exec(error.message)?.[0] ?? '',
  ];
  const [, kind = 'other'] = kinds.find(([code]) => codes.some((known) => code.test(known))) ?? [];
  // It goes on with the answer's headers, and with where in the program it was.
  const detail = error.message.split('\n')[0]?.trim().slice(0, longestDetail) ?? '';
  return { kind, detail };
}
