/** An image of which it is known where it keeps its data. */
export interface KnownImage {
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

const keptIn = (directory: string, ...names: readonly string[]): KnownImage => ({
  names,
  directories: [directory],
  volumes: [directory],
});

/** Its Dockerfile declares no volume: the data is in the container's own layer. */
const withoutVolume = (directory: string, ...names: readonly string[]): KnownImage => ({
  names,
  directories: [directory],
  volumes: [],
});

/** A well-known program that keeps data, and where. */
interface KnownDatabase {
  /** `PostgreSQL`, `Redis` … */
  readonly name: string;
  /**
   * Directories by which its data is known in an image of any name; of a directory that many images use for many
   * things, only in one whose name fits `image`.
   */
  readonly at: readonly { readonly directory: string; readonly image?: RegExp }[];
  /** Its images, from their Dockerfiles. */
  readonly images: readonly KnownImage[];
}

const anywhere = (...directories: readonly string[]): KnownDatabase['at'] =>
  directories.map((directory) => ({ directory }));

const inImagesOf = (image: RegExp, directory: string): KnownDatabase['at'] => [{ directory, image }];

/**
 * Well-known databases, from the documentation of their images. Of several images that fit, the longest name counts.
 *
 * - Since version 18 of its image, PostgreSQL keeps its data in a directory of its version (docker-library/postgres
 *   pull request 1259).
 * - The second volume of `mongo`, `/data/configdb`, is used by configuration servers alone.
 */
export const knownDatabases: readonly KnownDatabase[] = [
  {
    name: 'PostgreSQL',
    at: anywhere('/var/lib/postgresql', '/bitnami/postgresql', '/home/postgres/pgdata'),
    images: [
      {
        names: ['postgres', 'postgis/postgis', 'pgvector/pgvector', 'timescale/timescaledb'],
        directories: ['/var/lib/postgresql/data'],
        volumes: ['/var/lib/postgresql/data'],
        movedBy: 'PGDATA',
        since: { version: 18, directories: ['/var/lib/postgresql'], volumes: ['/var/lib/postgresql'] },
      },
      keptIn('/bitnami/postgresql', 'bitnami/postgresql', 'bitnamilegacy/postgresql'),
    ],
  },
  {
    name: 'MySQL',
    at: anywhere('/var/lib/mysql', '/bitnami/mysql'),
    images: [
      keptIn('/var/lib/mysql', 'mysql', 'mariadb', 'percona', 'mysql/mysql-server', 'percona/percona-server'),
      keptIn('/bitnami/mysql/data', 'bitnami/mysql', 'bitnamilegacy/mysql'),
    ],
  },
  {
    name: 'MariaDB',
    at: anywhere('/bitnami/mariadb'),
    images: [keptIn('/bitnami/mariadb', 'bitnami/mariadb', 'bitnamilegacy/mariadb')],
  },
  {
    name: 'MongoDB',
    at: [...inImagesOf(/mongo/, '/data/db'), ...anywhere('/var/lib/mongodb', '/bitnami/mongodb')],
    images: [
      { names: ['mongo'], directories: ['/data/db'], volumes: ['/data/db', '/data/configdb'] },
      withoutVolume('/data/db', 'mongodb/mongodb-community-server'),
      keptIn('/bitnami/mongodb', 'bitnami/mongodb', 'bitnamilegacy/mongodb'),
    ],
  },
  {
    name: 'Redis',
    at: [
      ...inImagesOf(/redis|valkey|keydb|dragonfly/, '/data'),
      ...anywhere('/var/lib/redis', '/bitnami/redis', '/bitnami/valkey'),
    ],
    images: [
      {
        names: ['redis', 'valkey/valkey', 'eqalpha/keydb', 'dragonflydb/dragonfly'],
        directories: ['/data'],
        volumes: ['/data'],
        inWorkingDir: true,
      },
      withoutVolume('/data', 'redis/redis-stack', 'redis/redis-stack-server'),
      keptIn('/bitnami/redis/data', 'bitnami/redis', 'bitnamilegacy/redis'),
    ],
  },
  {
    name: 'Neo4j',
    at: [...inImagesOf(/neo4j/, '/data'), ...anywhere('/var/lib/neo4j/data')],
    images: [{ names: ['neo4j'], directories: ['/data'], volumes: ['/data', '/logs'] }],
  },
  { name: 'SurrealDB', at: inImagesOf(/surreal/, '/data'), images: [] },
  { name: 'RethinkDB', at: inImagesOf(/rethink/, '/data'), images: [] },
  { name: 'MinIO', at: inImagesOf(/minio/, '/data'), images: [] },
  {
    name: 'Cassandra',
    at: anywhere('/var/lib/cassandra'),
    images: [keptIn('/var/lib/cassandra', 'cassandra')],
  },
  { name: 'ScyllaDB', at: anywhere('/var/lib/scylla'), images: [] },
  {
    name: 'ClickHouse',
    at: anywhere('/var/lib/clickhouse'),
    images: [keptIn('/var/lib/clickhouse', 'clickhouse', 'clickhouse/clickhouse-server')],
  },
  {
    name: 'Elasticsearch',
    at: anywhere('/usr/share/elasticsearch/data'),
    images: [withoutVolume('/usr/share/elasticsearch/data', 'elasticsearch')],
  },
  {
    name: 'OpenSearch',
    at: anywhere('/usr/share/opensearch/data'),
    images: [withoutVolume('/usr/share/opensearch/data', 'opensearch')],
  },
  { name: 'Solr', at: anywhere('/var/solr'), images: [] },
  {
    name: 'CouchDB',
    at: anywhere('/opt/couchdb/data'),
    images: [keptIn('/opt/couchdb/data', 'couchdb')],
  },
  { name: 'Couchbase', at: anywhere('/opt/couchbase/var'), images: [] },
  {
    name: 'InfluxDB',
    at: anywhere('/var/lib/influxdb', '/var/lib/influxdb2'),
    images: [
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
    ],
  },
  { name: 'Prometheus', at: anywhere('/prometheus'), images: [] },
  { name: 'Grafana', at: anywhere('/var/lib/grafana'), images: [] },
  {
    name: 'RabbitMQ',
    at: anywhere('/var/lib/rabbitmq'),
    images: [keptIn('/var/lib/rabbitmq', 'rabbitmq')],
  },
  {
    name: 'Kafka',
    at: anywhere('/var/lib/kafka/data', '/tmp/kafka-logs', '/tmp/kraft-combined-logs'),
    images: [],
  },
  {
    name: 'ZooKeeper',
    at: [
      ...anywhere('/var/lib/zookeeper'),
      ...inImagesOf(/zookeeper/, '/data'),
      ...inImagesOf(/zookeeper/, '/datalog'),
    ],
    images: [
      {
        names: ['zookeeper'],
        directories: ['/data', '/datalog'],
        volumes: ['/data', '/datalog', '/logs'],
      },
    ],
  },
  {
    name: 'SQL Server',
    at: anywhere('/var/opt/mssql'),
    images: [withoutVolume('/var/opt/mssql', 'mssql/server')],
  },
  { name: 'Oracle', at: anywhere('/opt/oracle/oradata'), images: [] },
  { name: 'CockroachDB', at: anywhere('/cockroach/cockroach-data'), images: [] },
  {
    name: 'ArangoDB',
    at: anywhere('/var/lib/arangodb3'),
    images: [
      {
        names: ['arangodb'],
        directories: ['/var/lib/arangodb3'],
        volumes: ['/var/lib/arangodb3', '/var/lib/arangodb3-apps'],
      },
    ],
  },
  {
    name: 'Qdrant',
    at: anywhere('/qdrant/storage'),
    images: [withoutVolume('/qdrant/storage', 'qdrant')],
  },
  { name: 'Weaviate', at: anywhere('/var/lib/weaviate'), images: [] },
  {
    name: 'Meilisearch',
    at: anywhere('/meili_data'),
    images: [withoutVolume('/meili_data', 'meilisearch')],
  },
  { name: 'etcd', at: anywhere('/var/lib/etcd'), images: [] },
  { name: 'OpenLDAP', at: anywhere('/var/lib/ldap'), images: [] },
];
