/** An image of which it is known where it keeps its data. */
export interface KnownDatabase {
  /**
   * Names of repositories without registry and tag. A name of one part stands for the last part of any repository
   * (`mongo`, `docker.io/library/mongo`, `mirror.example/mongo`), a longer one for just that.
   */
  readonly names: readonly string[];
  /** Where it keeps its data. */
  readonly directories: readonly string[];
  /** The `VOLUME`s that its Dockerfile declares. */
  readonly volumes: readonly string[];
  /** An environment variable that moves its data to another directory. */
  readonly movedBy?: string;
  /** It keeps its data in the directory in which it is started. */
  readonly inWorkingDir?: true;
  /** From this version on, the one that the tag names: data and volumes are elsewhere. */
  readonly since?: {
    readonly version: number;
    readonly directories: readonly string[];
    readonly volumes: readonly string[];
  };
}

const keptIn = (directory: string, ...names: readonly string[]): KnownDatabase => ({
  names,
  directories: [directory],
  volumes: [directory],
});

/** Its Dockerfile declares no volume: the data is in the container's own layer. */
const withoutVolume = (directory: string, ...names: readonly string[]): KnownDatabase => ({
  names,
  directories: [directory],
  volumes: [],
});

/**
 * Well-known databases, from the Dockerfiles of their images. Of several that fit, the longest name counts.
 *
 * - Since version 18 of its image, PostgreSQL keeps its data in a directory of its version (docker-library/postgres
 *   pull request 1259).
 * - The second volume of `mongo`, `/data/configdb`, is used by configuration servers alone.
 */
export const knownDatabases: readonly KnownDatabase[] = [
  {
    names: ['postgres', 'postgis/postgis', 'pgvector/pgvector', 'timescale/timescaledb'],
    directories: ['/var/lib/postgresql/data'],
    volumes: ['/var/lib/postgresql/data'],
    movedBy: 'PGDATA',
    since: { version: 18, directories: ['/var/lib/postgresql'], volumes: ['/var/lib/postgresql'] },
  },
  keptIn('/var/lib/mysql', 'mysql', 'mariadb', 'percona', 'mysql/mysql-server', 'percona/percona-server'),
  { names: ['mongo'], directories: ['/data/db'], volumes: ['/data/db', '/data/configdb'] },
  withoutVolume('/data/db', 'mongodb/mongodb-community-server'),
  {
    names: ['redis', 'valkey/valkey', 'eqalpha/keydb', 'dragonflydb/dragonfly'],
    directories: ['/data'],
    volumes: ['/data'],
    inWorkingDir: true,
  },
  withoutVolume('/data', 'redis/redis-stack', 'redis/redis-stack-server'),
  keptIn('/var/lib/cassandra', 'cassandra'),
  keptIn('/opt/couchdb/data', 'couchdb'),
  { names: ['neo4j'], directories: ['/data'], volumes: ['/data', '/logs'] },
  {
    names: ['influxdb'],
    directories: ['/var/lib/influxdb'],
    volumes: ['/var/lib/influxdb'],
    since: {
      version: 2,
      directories: ['/var/lib/influxdb2'],
      volumes: ['/var/lib/influxdb2', '/etc/influxdb2'],
    },
  },
  keptIn('/var/lib/clickhouse', 'clickhouse', 'clickhouse/clickhouse-server'),
  keptIn('/var/lib/rabbitmq', 'rabbitmq'),
  {
    names: ['arangodb'],
    directories: ['/var/lib/arangodb3'],
    volumes: ['/var/lib/arangodb3', '/var/lib/arangodb3-apps'],
  },
  {
    names: ['zookeeper'],
    directories: ['/data', '/datalog'],
    volumes: ['/data', '/datalog', '/logs'],
  },
  withoutVolume('/usr/share/elasticsearch/data', 'elasticsearch'),
  withoutVolume('/usr/share/opensearch/data', 'opensearch'),
  withoutVolume('/var/opt/mssql', 'mssql/server'),
  withoutVolume('/meili_data', 'meilisearch'),
  withoutVolume('/qdrant/storage', 'qdrant'),
  keptIn('/bitnami/postgresql', 'bitnami/postgresql', 'bitnamilegacy/postgresql'),
  keptIn('/bitnami/mysql/data', 'bitnami/mysql', 'bitnamilegacy/mysql'),
  keptIn('/bitnami/mariadb', 'bitnami/mariadb', 'bitnamilegacy/mariadb'),
  keptIn('/bitnami/mongodb', 'bitnami/mongodb', 'bitnamilegacy/mongodb'),
  keptIn('/bitnami/redis/data', 'bitnami/redis', 'bitnamilegacy/redis'),
];
