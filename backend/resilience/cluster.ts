import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isOnPath } from '../../scripts/lib/command.mjs';
import { UserError } from '../../scripts/lib/log.mjs';
import { freePort } from '../../scripts/lib/ports.mjs';
import { ensurePostgresTools } from '../../scripts/lib/postgres-tools.mjs';
import { childrenOf, isAlive, signal } from '../../scripts/lib/processes.mjs';
import { waitFor } from '../test/app.js';
import { etcdArguments, patroniConfig, type Ports } from './cluster-config.js';

/** 3.0.3, as one number. */
const LEAST_PATRONI = 3_000_003;
const MEMBERS = ['satu', 'dua', 'tiga'] as const;
/** A new leader needs `ttl` and an election; a burnt one that comes back may copy everything anew. */
const HEALTHY_MS = 180_000;

type Member = (typeof MEMBERS)[number];

interface Seen {
  name: string;
  role: string;
  state: string;
}

/** Three PostgreSQL servers under Patroni with an etcd of three, each a stand-in for a machine of its own. */
export class Cluster {
  private readonly patroni = new Map<Member, ChildProcess>();
  private readonly etcd: ChildProcess[] = [];

  private constructor(
    private readonly folder: string,
    readonly ports: Ports,
  ) {}

  /** @throws UserError where a program is missing, with what to install */
  static async start(folder: string): Promise<Cluster> {
    requirePrograms();
    const binaries = await ensurePostgresTools();
    if (!binaries) throw new UserError('PostgreSQL 15 ke atas dengan initdb tidak ada.');
    const take = async (): Promise<number[]> => [
      await freePort(),
      await freePort(),
      await freePort(),
    ];
    const ports = {
      etcd: await take(),
      peers: await take(),
      postgres: await take(),
      rest: await take(),
    };
    const cluster = new Cluster(folder, ports);
    cluster.prepare(binaries);
    try {
      await cluster.launch();
    } catch (error) {
      await cluster.stop();
      throw error;
    }
    return cluster;
  }

  private async launch(): Promise<void> {
    MEMBERS.forEach((_, index) => this.startEtcd(index));
    for (const member of MEMBERS) this.startPatroni(member);
    await this.isHealthy();
  }

  private prepare(binaries: string): void {
    MEMBERS.forEach((member, index) => {
      const home = join(this.folder, member);
      mkdirSync(home, { recursive: true });
      writeFileSync(
        join(home, 'patroni.json'),
        JSON.stringify(patroniConfig(member, index, home, this.ports, binaries)),
      );
    });
    execFileSync('chown', ['--recursive', 'postgres:postgres', this.folder]);
  }

  private startEtcd(index: number): void {
    const folder = join(this.folder, `etcd-${index}`);
    this.etcd[index] = this.asPostgres(
      ['etcd', ...etcdArguments(index, folder, this.ports)],
      `etcd-${index}`,
    );
  }

  private startPatroni(member: Member): void {
    this.patroni.set(
      member,
      this.asPostgres(['patroni', join(this.folder, member, 'patroni.json')], member),
    );
  }

  private asPostgres(command: string[], name: string): ChildProcess {
    const log = openSync(join(this.folder, `${name}.log`), 'a');
    const drop = ['--reuid=postgres', '--regid=postgres', '--clear-groups'];
    return spawn('setpriv', [...drop, ...command], {
      cwd: this.folder,
      stdio: ['ignore', log, log],
    });
  }

  /** The running member's own view of the whole, or none while nobody answers. */
  private async view(): Promise<Seen[]> {
    for (const port of this.ports.rest) {
      const answer = await fetch(`http://127.0.0.1:${port}/cluster`, {
        signal: AbortSignal.timeout(3_000),
      })
        .then((response) => response.json() as Promise<{ members: Seen[] }>)
        .catch(() => null);
      if (answer) return answer.members;
    }
    return [];
  }

  /** One leader, and two that follow it closely, one of them in step with every commit. */
  async isHealthy(): Promise<void> {
    await waitFor(async () => {
      const members = await this.view();
      const of = (role: string): Seen[] => members.filter((one) => one.role === role);
      return (
        of('leader').length === 1 &&
        of('sync_standby').length === 1 &&
        members.length === MEMBERS.length &&
        members.every(({ state }) => state === 'running' || state === 'streaming')
      );
    }, HEALTHY_MS).catch(async () => {
      const words = MEMBERS.map((name) => readFileSync(join(this.folder, `${name}.log`), 'utf8'));
      throw new Error(
        `the cluster does not become whole: ${JSON.stringify(await this.view())}\n` +
          words.map((log) => log.slice(-1_500)).join('\n'),
      );
    });
  }

  leader(): Promise<Member> {
    return this.inRole('leader');
  }

  /** The synchronous standby: no commit is answered without it until another takes its place. */
  standby(): Promise<Member> {
    return this.inRole('sync_standby');
  }

  private async inRole(role: string): Promise<Member> {
    const members = await this.view();
    const found = MEMBERS.find((name) =>
      members.some((one) => one.name === name && one.role === role),
    );
    if (!found) throw new Error(`no ${role}: ${JSON.stringify(members)}`);
    return found;
  }

  /** Patroni, PostgreSQL and each of its connections' processes: whatever runs on that machine. */
  private processesOf(member: Member): number[] {
    const postmaster = this.postmasterOf(member);
    return [this.patroni.get(member)?.pid ?? 0, postmaster, ...childrenOf(postmaster)];
  }

  private postmasterOf(member: Member): number {
    const lock = readFileSync(join(this.folder, member, 'data/postmaster.pid'), 'utf8');
    return Number(lock.split('\n')[0]);
  }

  /** The machine loses its power: everything on it ends at once. */
  async burn(member: Member): Promise<void> {
    const pids = this.processesOf(member);
    for (const pid of pids) signal(pid, 'SIGKILL');
    await waitFor(() => pids.every((pid) => !isAlive(pid)));
  }

  /** A burnt machine gets its power back. */
  mend(member: Member): void {
    this.startPatroni(member);
  }

  /** PostgreSQL alone dies; Patroni starts it again or hands the lead on. */
  killPostgres(member: Member): void {
    signal(this.postmasterOf(member), 'SIGKILL');
  }

  /** The machine stands still and wakes up as if nothing had happened: it believes that it leads. */
  freeze(member: Member): () => void {
    const pids = this.processesOf(member);
    for (const pid of pids) signal(pid, 'SIGSTOP');
    return () => {
      for (const pid of pids.toReversed()) signal(pid, 'SIGCONT');
    };
  }

  /** A planned switchover to the synchronous standby. */
  async switchOver(leader: Member): Promise<void> {
    const port = this.ports.rest[MEMBERS.indexOf(leader)];
    const answer = await fetch(`http://127.0.0.1:${port}/switchover`, {
      method: 'POST',
      body: JSON.stringify({ leader }),
    });
    if (!answer.ok) throw new Error(`switchover: ${answer.status} ${await answer.text()}`);
  }

  async killEtcd(index: number): Promise<void> {
    this.etcd[index]?.kill('SIGKILL');
    await waitFor(() => this.etcd[index]?.signalCode === 'SIGKILL');
    this.startEtcd(index);
  }

  async stop(): Promise<void> {
    const processes = [...this.patroni.values()];
    for (const one of processes) one.kill('SIGTERM');
    await waitFor(
      () => processes.every((one) => one.exitCode !== null || one.signalCode !== null),
      60_000,
    ).catch(() => undefined);
    for (const one of [...processes, ...this.etcd]) one.kill('SIGKILL');
  }
}

/**
 * Patroni 3.0.2 and older let a machine that stood still take the lead back from its successor (its etcd3 part wrote the
 * leader's key whoever held it), and what the successor had acknowledged was lost.
 * @throws UserError where a program is missing or Patroni is that old
 */
function requirePrograms(): void {
  const missing = ['patroni', 'etcd', 'haproxy', 'setpriv'].filter((name) => !isOnPath(name));
  if (missing.length > 0)
    throw new UserError(
      `${missing.join(', ')} tidak ada. Di Debian 13: apt install patroni etcd-server haproxy postgresql`,
    );
  const version = execFileSync('patroni', ['--version'], { encoding: 'utf8' });
  const [major = 0, minor = 0, patch = 0] =
    /\d+(\.\d+)+/.exec(version)?.[0].split('.').map(Number) ?? [];
  if (major * 1_000_000 + minor * 1_000 + patch < LEAST_PATRONI)
    throw new UserError(
      `${version.trim()} kehilangan data ketika mesin terhenti; perlu 3.0.3 ke atas.`,
    );
}
