/** A directory in which a well-known program keeps its database. */
export interface KnownDatabase {
  /** `PostgreSQL`, `Redis` … */
  readonly name: string;
  readonly directory: string;
}

interface Line extends KnownDatabase {
  /** For a directory that many images use for many things: only in images of this name. */
  readonly image?: RegExp;
}

// From the images' own documentation (their `VOLUME` and default data directory).
const table: readonly Line[] = [
  { directory: '/var/lib/postgresql', name: 'PostgreSQL' },
  { directory: '/bitnami/postgresql', name: 'PostgreSQL' },
  { directory: '/home/postgres/pgdata', name: 'PostgreSQL' },
  { directory: '/var/lib/mysql', name: 'MySQL' },
  { directory: '/bitnami/mysql', name: 'MySQL' },
  { directory: '/bitnami/mariadb', name: 'MariaDB' },
  { directory: '/data/db', name: 'MongoDB', image: /mongo/ },
  { directory: '/var/lib/mongodb', name: 'MongoDB' },
  { directory: '/bitnami/mongodb', name: 'MongoDB' },
  { directory: '/data', name: 'Redis', image: /redis|valkey|keydb|dragonfly/ },
  { directory: '/var/lib/redis', name: 'Redis' },
  { directory: '/bitnami/redis', name: 'Redis' },
  { directory: '/bitnami/valkey', name: 'Redis' },
  { directory: '/data', name: 'Neo4j', image: /neo4j/ },
  { directory: '/var/lib/neo4j/data', name: 'Neo4j' },
  { directory: '/data', name: 'SurrealDB', image: /surreal/ },
  { directory: '/data', name: 'RethinkDB', image: /rethink/ },
  { directory: '/data', name: 'MinIO', image: /minio/ },
  { directory: '/var/lib/cassandra', name: 'Cassandra' },
  { directory: '/var/lib/scylla', name: 'ScyllaDB' },
  { directory: '/var/lib/clickhouse', name: 'ClickHouse' },
  { directory: '/usr/share/elasticsearch/data', name: 'Elasticsearch' },
  { directory: '/usr/share/opensearch/data', name: 'OpenSearch' },
  { directory: '/var/solr', name: 'Solr' },
  { directory: '/opt/couchdb/data', name: 'CouchDB' },
  { directory: '/opt/couchbase/var', name: 'Couchbase' },
  { directory: '/var/lib/influxdb', name: 'InfluxDB' },
  { directory: '/var/lib/influxdb2', name: 'InfluxDB' },
  { directory: '/prometheus', name: 'Prometheus' },
  { directory: '/var/lib/grafana', name: 'Grafana' },
  { directory: '/var/lib/rabbitmq', name: 'RabbitMQ' },
  { directory: '/var/lib/kafka/data', name: 'Kafka' },
  { directory: '/tmp/kafka-logs', name: 'Kafka' },
  { directory: '/tmp/kraft-combined-logs', name: 'Kafka' },
  { directory: '/var/lib/zookeeper', name: 'ZooKeeper' },
  { directory: '/var/opt/mssql', name: 'SQL Server' },
  { directory: '/opt/oracle/oradata', name: 'Oracle' },
  { directory: '/cockroach/cockroach-data', name: 'CockroachDB' },
  { directory: '/var/lib/arangodb3', name: 'ArangoDB' },
  { directory: '/qdrant/storage', name: 'Qdrant' },
  { directory: '/var/lib/weaviate', name: 'Weaviate' },
  { directory: '/meili_data', name: 'Meilisearch' },
  { directory: '/var/lib/etcd', name: 'etcd' },
  { directory: '/var/lib/ldap', name: 'OpenLDAP' },
];

/** Whether a path of a container is the folder, or lies in it. */
export const isWithin = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder === '/' ? '/' : `${folder}/`);

/** The database that an image of this name keeps at a path, or in a folder around it; `null` where none is known. */
export function databaseAt(path: string, image: string): KnownDatabase | null {
  const name = repositoryOf(image);
  const found = table.find((line) => isWithin(path, line.directory) && (line.image?.test(name) ?? true));
  return found === undefined ? null : { name: found.name, directory: found.directory };
}

/** The image's name without registry, tag and digest: `mongo` of `docker.io/library/mongo:6`. */
function repositoryOf(image: string): string {
  const path = image.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
  return path.slice(path.lastIndexOf('/') + 1).toLowerCase();
}
