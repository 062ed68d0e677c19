import { databaseAt } from './database-at.ts';

/** What a file that a container wrote is, when it is nobody's data. */
export type Noise =
  | 'engine'
  | 'runtime'
  | 'history'
  | 'temporary'
  | 'log'
  | 'cache'
  | 'package'
  | 'program'
  | 'settings';

interface Rule {
  readonly what: Noise | 'data';
  readonly of: RegExp;
}

/** Before the directories of databases: these are no data wherever they lie. */
const anywhere: readonly Rule[] = [
  { what: 'engine', of: /^\/(?:\.dockerenv|etc\/(?:hosts|hostname|resolv\.conf|mtab))$/ },
  { what: 'engine', of: /^\/(?:dev|proc|sys)(?:\/|$)/ },
  { what: 'runtime', of: /^\/(?:var\/)?(?:run|lock)\// },
  { what: 'package', of: /\/(?:yarn|Gemfile|poetry|Cargo|composer|uv|Pipfile)\.lock$/ },
  { what: 'runtime', of: /\/[^/]+\.(?:pid|sock|socket|lock)$/ },
  { what: 'runtime', of: /\/\.s\.PGSQL\.\d+$/ },
  { what: 'history', of: /\/\.(?:[a-z_]+_)?history$|\/fish_history$/ },
  { what: 'history', of: /\/\.(?:dbshell|lesshst|viminfo|wget-hsts|rediscli_history)$/ },
  { what: 'history', of: /\/\.mongodb\/mongosh\// },
];

/** After the directories of databases: a write-ahead log is called `.log` there, too. */
const elsewhere: readonly Rule[] = [
  { what: 'temporary', of: /^\/(?:var\/|usr\/)?tmp\// },
  { what: 'temporary', of: /^\/var\/lib\/(?:php\/sessions|nginx)\// },
  { what: 'temporary', of: /\/(?:tmp|temp|\.tmp)\// },
  { what: 'temporary', of: /\/[^/]+(?:\.(?:tmp|temp|swp|swo|part)|~)$/ },
  { what: 'temporary', of: /\/core\.\d+$/ },
  { what: 'cache', of: /^\/var\/cache\// },
  {
    what: 'cache',
    of: /\/(?:\.?caches?|__pycache__|_cacache|\.npm|\.yarn|\.pnpm-store|\.gradle|\.m2|\.nuget|\.node-gyp)\//,
  },
  { what: 'cache', of: /\/\.(?:parcel|pytest|mypy|ruff)[_-]cache\/|\/\.config\/configstore\// },
  { what: 'cache', of: /\.py[co]$/ },
  { what: 'log', of: /^\/var\/log\/|\/logs?\/|\/nohup\.out$/ },
  // LevelDB and its kin call their journals `000003.log`: those are data.
  { what: 'data', of: /\/\d+\.log$/ },
  { what: 'log', of: /\.log(?:[.-]\d+)?(?:\.gz)?$/ },
  { what: 'package', of: /^\/var\/lib\/(?:apt|dpkg|rpm|dnf|yum|pacman|zypp|apk)\/|^\/(?:usr\/)?lib\/apk\// },
  { what: 'package', of: /\/(?:node_modules|site-packages|dist-packages|\.?venv|vendor\/bundle)\// },
  { what: 'data', of: /^\/usr\/share\/nginx\/html\// },
  { what: 'program', of: /^\/(?:usr\/(?:local\/)?)?(?:s?bin|lib(?:32|64|x32|exec)?)\// },
  { what: 'program', of: /^\/usr\/(?:local\/)?(?:include|share|man|games)\// },
  { what: 'settings', of: /^\/(?:usr\/local\/)?etc\// },
  { what: 'settings', of: /^\/opt\/bitnami\/[^/]+\/(?:etc|conf|conf\.default)\// },
  {
    what: 'settings',
    of: /^\/var\/lib\/(?:systemd|dbus|misc|pam|ucf|urandom|logrotate|ca-certificates|polkit-1)\//,
  },
  { what: 'settings', of: /\/\.(?:bashrc|bash_logout|profile|bash_profile|zshrc)$/ },
];

/**
 * What a file in a container's own layer is: `data`, or which kind of noise. The first line that fits decides.
 *
 * | what        | which files                                                                                  |
 * | ----------- | -------------------------------------------------------------------------------------------- |
 * | `engine`    | what the engine itself puts there: `/etc/hosts`, `/etc/hostname`, `/etc/resolv.conf`,        |
 * |             | `/etc/mtab`, `/.dockerenv`, `/dev`, `/proc`, `/sys`                                          |
 * | `runtime`   | pid files, sockets and locks: `/run`, `/var/run`, `/var/lock`, `*.pid`, `*.sock`, `*.lock`   |
 * | `history`   | what shells and clients remember: `.bash_history`, `.psql_history`, `.viminfo`, `mongosh`    |
 * | `data`      | all else in the directory of a known database (`databaseAt`)                                 |
 * | `temporary` | `/tmp`, `/var/tmp`, folders `tmp` and `temp`, `*.tmp`, `*.swp`, `*~`, sessions, core dumps   |
 * | `cache`     | `/var/cache`, folders `cache`, `.cache`, `.npm`, `__pycache__` and their like, `*.pyc`       |
 * | `log`       | `/var/log`, folders `log` and `logs`, `*.log`; not `000003.log`, the journal of a database   |
 * | `package`   | state of package managers (`/var/lib/dpkg`, `/lib/apk`), `node_modules`, `site-packages`     |
 * | `program`   | `/bin`, `/lib`, `/sbin` and the like, also in `/usr` and `/usr/local`; `/usr/share`          |
 * | `settings`  | `/etc`, `/usr/local/etc`: entry points write there at each start; state of the system        |
 * | `data`      | everything else                                                                              |
 *
 * `path` is absolute; `image` is the image's name.
 */
export function whatIsWritten(path: string, image: string): Noise | 'data' {
  const first = anywhere.find(({ of }) => of.test(path));
  if (first !== undefined) return first.what;
  if (databaseAt(path, image) !== null) return 'data';
  return elsewhere.find(({ of }) => of.test(path))?.what ?? 'data';
}
