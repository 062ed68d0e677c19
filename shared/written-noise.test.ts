import { describe, expect, it } from 'vitest';
import { whatIsWritten } from './written-noise.ts';

/** What is left of a layer when its noise is taken out. */
const dataIn = (image: string, paths: readonly string[]) =>
  paths.filter((path) => whatIsWritten(path, image) === 'data');

const engineFiles = [
  '/.dockerenv',
  '/etc/hosts',
  '/etc/hostname',
  '/etc/resolv.conf',
  '/etc/mtab',
  '/dev/console',
];

describe('the noise in the layer of', () => {
  it('postgres with its data in a volume is all there is', () => {
    const layer = [
      ...engineFiles,
      '/run/postgresql/.s.PGSQL.5432',
      '/var/run/postgresql/.s.PGSQL.5432.lock',
      '/var/lib/postgresql/.psql_history',
      '/root/.psql_history',
      '/tmp/psql.edit.42.sql',
    ];
    expect(dataIn('postgres:16', layer)).toEqual([]);
  });

  it('postgres with its data in no volume is told from the database', () => {
    const database = [
      '/var/lib/postgresql/data/PG_VERSION',
      '/var/lib/postgresql/data/base/1/112',
      '/var/lib/postgresql/data/pg_wal/000000010000000000000001',
      '/var/lib/postgresql/data/log/postgresql.csv',
    ];
    const layer = [...database, '/var/lib/postgresql/data/postmaster.pid', '/run/postgresql/.s.PGSQL.5432'];
    expect(dataIn('postgres:16-alpine', layer)).toEqual(database);
  });

  it('mysql and mariadb', () => {
    const database = [
      '/var/lib/mysql/ibdata1',
      '/var/lib/mysql/#innodb_redo/#ib_redo8',
      '/var/lib/mysql/binlog.000001',
      '/var/lib/mysql/shop/orders.ibd',
      '/var/lib/mysql/aria_log.00000001',
      '/var/lib/mysql/general.log',
    ];
    const noise = [
      '/var/run/mysqld/mysqld.pid',
      '/run/mysqld/mysqld.sock',
      '/var/run/mysqld/mysqlx.sock.lock',
      '/var/lib/mysql/mysql.sock',
      '/var/lib/mysql/b1a2.pid',
      '/root/.mysql_history',
      '/var/log/mysqld.log',
      '/etc/my.cnf',
    ];
    expect(dataIn('mysql:8', [...database, ...noise])).toEqual(database);
    expect(dataIn('docker.io/library/mariadb:11', [...database, ...noise])).toEqual(database);
  });

  it('mongo', () => {
    const database = [
      '/data/db/WiredTiger.wt',
      '/data/db/journal/WiredTigerLog.0000000001',
      '/data/db/diagnostic.data/metrics.2024-01-01T00-00-00Z-00000',
    ];
    const noise = [
      '/tmp/mongodb-27017.sock',
      '/data/db/mongod.lock',
      '/root/.mongodb/mongosh/6523_log',
      '/home/mongodb/.dbshell',
      '/root/.mongodb/mongosh/mongosh_repl_history',
    ];
    expect(dataIn('mongo:6', [...database, ...noise])).toEqual(database);
  });

  it('redis', () => {
    const database = ['/data/dump.rdb', '/data/appendonlydir/appendonly.aof.1.incr.aof', '/data/temp-12.rdb'];
    expect(dataIn('redis:7', [...database, '/root/.rediscli_history', '/run/redis.pid'])).toEqual(database);
  });

  it('nginx, whose entry point edits its settings at each start', () => {
    const noise = [
      ...engineFiles,
      '/etc/nginx/conf.d/default.conf',
      '/run/nginx.pid',
      '/var/cache/nginx/client_temp',
      '/var/cache/nginx/proxy_temp/1/00/0000000001',
      '/var/log/nginx/access.log',
      '/var/lib/nginx/body/0000000001',
    ];
    const page = '/usr/share/nginx/html/index.html';
    expect(dataIn('nginx:1.27', [...noise, page])).toEqual([page]);
  });

  it('a node app', () => {
    const data = ['/usr/src/app/uploads/cat.png', '/usr/src/app/todos.json', '/home/node/notes.db'];
    const noise = [
      '/usr/src/app/node_modules/express/index.js',
      '/usr/src/app/node_modules/.package-lock.json',
      '/usr/src/app/npm-debug.log',
      '/usr/src/app/.next/cache/webpack/0.pack',
      '/usr/src/app/yarn.lock',
      '/root/.npm/_cacache/index-v5/aa',
      '/root/.npm/_logs/2024-01-01T00_00_00_000Z-debug-0.log',
      '/home/node/.config/configstore/update-notifier-npm.json',
      '/home/node/.node_repl_history',
      '/tmp/v8-compile-cache-0/x.BLOB',
      '/usr/local/lib/node_modules/typescript/package.json',
      '/usr/local/bin/tsc',
    ];
    expect(dataIn('multi-container-app-todo-app', [...data, ...noise])).toEqual(data);
  });

  it('wordpress', () => {
    const data = ['/var/www/html/wp-content/uploads/2024/01/a.jpg', '/var/www/html/wp-config.php'];
    const noise = [
      '/var/www/html/wp-content/cache/page.html',
      '/run/apache2/apache2.pid',
      '/var/lock/apache2/mpm-accept.1',
      '/usr/local/etc/php/conf.d/docker-php-ext-gd.ini',
      '/etc/apache2/mods-enabled/rewrite.load',
      '/var/lib/php/sessions/sess_1',
      '/var/log/apache2/error.log',
    ];
    expect(dataIn('wordpress:6-apache', [...data, ...noise])).toEqual(data);
  });

  it('a python app', () => {
    const data = ['/app/db.sqlite3', '/app/media/1.pdf'];
    const noise = [
      '/app/__pycache__/views.cpython-312.pyc',
      '/app/views.pyc',
      '/app/.pytest_cache/v/cache/lastfailed',
      '/app/.venv/bin/python',
      '/usr/local/lib/python3.12/site-packages/django/__init__.py',
      '/usr/local/bin/pip',
      '/root/.cache/pip/http/a/b',
      '/root/.python_history',
    ];
    expect(dataIn('shop-web', [...data, ...noise])).toEqual(data);
  });

  it('a debian shell in which somebody installed programs and wrote a note', () => {
    const data = ['/root/notes.txt', '/srv/report/figures.csv', '/root/.ssh/id_ed25519'];
    const noise = [
      '/root/.bash_history',
      '/root/.viminfo',
      '/root/.lesshst',
      '/root/notes.txt~',
      '/root/.notes.txt.swp',
      '/var/lib/apt/lists/deb.debian.org_dists_bookworm_InRelease',
      '/var/lib/dpkg/status',
      '/var/lib/dpkg/info/curl.list',
      '/var/cache/apt/pkgcache.bin',
      '/var/cache/ldconfig/aux-cache',
      '/var/log/dpkg.log',
      '/var/log/apt/history.log',
      '/usr/bin/curl',
      '/usr/lib/x86_64-linux-gnu/libcurl.so.4',
      '/usr/share/doc/curl/copyright',
      '/etc/ld.so.cache',
      '/etc/alternatives/vi',
      '/var/lib/systemd/deb-systemd-helper-enabled/x',
      '/home/ada/.bashrc',
    ];
    expect(dataIn('debian:12', [...data, ...noise])).toEqual(data);
  });
});

describe('a file', () => {
  it.each([
    ['/app/data/000003.log', 'data'],
    ['/app/data/app.log', 'log'],
    ['/app/logs/today.txt', 'log'],
    ['/app/catalogs/a.csv', 'data'],
    ['/app/package-lock.json', 'data'],
    ['/var/lib/app/state', 'data'],
    ['/var/lib/dpkgs/status', 'data'],
    ['/tmp/kafka-logs/orders-0/00000000000000000000.log', 'data'],
    ['/opt/bitnami/redis/etc/redis.conf', 'settings'],
    ['/lib/apk/db/installed', 'package'],
    ['/developers/list', 'data'],
    ['/system/x', 'data'],
    ['/runs/1', 'data'],
  ])('%s is %s', (path, what) => {
    expect(whatIsWritten(path, 'app')).toBe(what);
  });
});
