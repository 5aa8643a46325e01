import { join } from 'node:path';

/** One of each kind for every machine, in the order of the machines. */
export interface Ports {
  etcd: number[];
  peers: number[];
  postgres: number[];
  rest: number[];
}

export const SUPERUSER = { username: 'postgres', password: 'gladi-super' };
export const OWNER = { username: 'asn_squad', password: 'gladi-pemilik', database: 'asn_squad' };

const local = (port: number | undefined): string => `127.0.0.1:${port}`;

export function etcdArguments(index: number, folder: string, ports: Ports): string[] {
  const peer = `http://${local(ports.peers[index])}`;
  const client = `http://${local(ports.etcd[index])}`;
  const peers = ports.peers.map((port, of) => `etcd-${of}=http://${local(port)}`);
  return [
    `--name=etcd-${index}`,
    `--data-dir=${folder}`,
    `--listen-peer-urls=${peer}`,
    `--initial-advertise-peer-urls=${peer}`,
    `--listen-client-urls=${client}`,
    `--advertise-client-urls=${client}`,
    `--initial-cluster=${peers.join(',')}`,
    '--initial-cluster-state=new',
    '--log-level=error',
  ];
}

/** As docs/operations.md recommends, with shorter times, and without the watchdog that would not let a frozen leader wake. */
export function patroniConfig(
  name: string,
  index: number,
  home: string,
  ports: Ports,
  binaries: string,
): object {
  return {
    scope: 'asn-squad',
    name,
    restapi: { listen: local(ports.rest[index]), connect_address: local(ports.rest[index]) },
    etcd3: { hosts: ports.etcd.map(local) },
    bootstrap: {
      dcs: {
        ttl: 20,
        loop_wait: 5,
        retry_timeout: 5,
        maximum_lag_on_failover: 0,
        synchronous_mode: true,
        synchronous_node_count: 1,
        postgresql: {
          use_pg_rewind: true,
          parameters: { max_connections: 200, wal_log_hints: 'on', wal_keep_size: '256MB' },
        },
      },
      initdb: [{ encoding: 'UTF8' }, { locale: 'C.UTF-8' }, 'data-checksums'],
    },
    postgresql: {
      listen: local(ports.postgres[index]),
      connect_address: local(ports.postgres[index]),
      data_dir: join(home, 'data'),
      bin_dir: binaries,
      pgpass: join(home, 'pgpass'),
      authentication: {
        superuser: SUPERUSER,
        replication: { username: 'replikasi', password: 'gladi-replikasi' },
        rewind: { username: 'mundur', password: 'gladi-mundur' },
      },
      parameters: { unix_socket_directories: home },
      pg_hba: [
        'local all all trust',
        'host replication all 127.0.0.1/32 scram-sha-256',
        'host all all 127.0.0.1/32 scram-sha-256',
      ],
    },
    watchdog: { mode: 'off' },
  };
}

const HAPROXY = `global
  maxconn 2000
defaults
  timeout connect 3s
  timeout client 1h
  timeout server 1h
  timeout check 3s
  default-server inter 1s fall 2 rise 1
`;

/** One address that leads to whichever server leads. */
export function databaseProxy(port: number, ports: Ports): string {
  const servers = ports.postgres.map(
    (of, index) =>
      `  server nomor${index} ${local(of)} check port ${ports.rest[index]} on-marked-down shutdown-sessions`,
  );
  return `${HAPROXY}listen database
  mode tcp
  bind ${local(port)}
  option httpchk GET /primary
  http-check expect status 200
${servers.join('\n')}
`;
}

/** One address for all instances that are ready. */
export function pagesProxy(port: number, instances: number[]): string {
  const servers = instances.map((of, index) => `  server nomor${index} ${local(of)} check`);
  return `${HAPROXY}listen pages
  mode http
  bind ${local(port)}
  timeout server 60s
  option httpchk GET /api/health/ready
  http-check expect status 200
  http-after-response set-header Retry-After 5 if { status 502 503 504 }
${servers.join('\n')}
`;
}
