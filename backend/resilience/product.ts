import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { childrenOf, commandOf, isAlive } from '../../scripts/lib/processes.mjs';
import { freePort } from '../../scripts/lib/ports.mjs';
import { root } from '../../scripts/lib/paths.mjs';
import { waitFor } from '../test/app.js';

export const JWT_SECRET = 'Zr4nW8cQyT1mK6sVbX3uH9eJgL5pDa2F';

/** What can be killed: a part, the database process of one connection, or the supervisor. */
export type Victim = 'backend' | 'pages' | 'postgres' | 'session' | 'supervisor';

const COMMANDS: Record<Exclude<Victim, 'supervisor'>, RegExp> = {
  backend: /backend\/dist\/main\.js/,
  pages: /scripts\/lib\/next-server\.mjs/,
  postgres: /native\/bin\/postgres -D/,
  session: /^postgres: .*asn_squad .*127\.0\.0\.1/,
};

/** The environment of the person who runs this may already name an address or a database. */
const UNSET = { SMTP_URL: '', INITIAL_PASSWORD: '' };

/** How long anything may take to be back. */
const BACK_MS = 60_000;

/** The product as `npm start` runs it, in production mode, with a database that keeps every commit it has acknowledged. */
export class Product {
  private supervisor: ChildProcess;
  /** The last words of every part, for when something goes wrong. */
  private readonly words: string[] = [];
  private stopped = false;

  private constructor(
    private readonly dataDir: string,
    readonly port: number,
    /** Of a server of its own; the embedded one unless given. */
    private readonly outsideDatabase: string | undefined,
  ) {}

  static async start(dataDir: string, outsideDatabase?: string): Promise<Product> {
    const product = new Product(dataDir, await freePort(), outsideDatabase);
    product.launch();
    await product.isBack();
    return product;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get filesDir(): string {
    return join(this.dataDir, 'files');
  }

  get log(): string {
    return this.words.join('');
  }

  /** As it runs now. */
  get databaseUrl(): string {
    if (this.outsideDatabase) return this.outsideDatabase;
    const secrets: { postgresPassword: string } = JSON.parse(
      readFileSync(join(this.dataDir, 'secrets.json'), 'utf8'),
    );
    const lock = readFileSync(join(this.dataDir, 'postgres/postmaster.pid'), 'utf8');
    const port = lock.split('\n')[3];
    return `postgres://postgres:${secrets.postgresPassword}@127.0.0.1:${port}/asn_squad`;
  }

  private launch(): void {
    this.supervisor = spawn(process.execPath, [join(root, 'scripts/serve.mjs')], {
      cwd: root,
      env: {
        ...process.env,
        ...UNSET,
        DATABASE_URL: this.outsideDatabase ?? '',
        NODE_ENV: 'production',
        HOST: '127.0.0.1',
        PORT: String(this.port),
        PUBLIC_URL: `http://localhost:${this.port}`,
        DATA_DIR: this.dataDir,
        DEMO: 'false',
        JWT_SECRET,
        ADMIN_PASSWORD: 'Perahu-Lima-Layar-77',
        LOG_LEVEL: 'error',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.supervisor.stdout, this.supervisor.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.words.push(chunk.toString());
        if (this.words.length > 60) this.words.shift();
      });
    }
  }

  /** Processes that this one can be, youngest last. */
  pidsOf(victim: Victim): number[] {
    const watcher = this.supervisor.pid ?? 0;
    if (victim === 'supervisor') return [watcher];
    const parent = victim === 'session' ? this.pidsOf('postgres')[0] : watcher;
    return childrenOf(parent ?? 0).filter((pid) => COMMANDS[victim].test(commandOf(pid)));
  }

  /** Waits until it is down, as after SIGKILL; restarts a killed supervisor, as an operator would. */
  async kill(victim: Victim, choose: (count: number) => number): Promise<void> {
    const pids = this.pidsOf(victim);
    const pid = pids[choose(pids.length)];
    if (!pid) throw new Error(`there is no ${victim} to kill`);
    process.kill(pid, 'SIGKILL');
    await waitFor(() => !isAlive(pid), BACK_MS);
    if (victim === 'supervisor') this.launch();
  }

  /** Waits until every part runs and the whole says that it is ready. */
  async isBack(): Promise<void> {
    const answers = (path: string, status: number) =>
      fetch(`${this.url}${path}`, { signal: AbortSignal.timeout(5_000) }).then(
        async (response) => {
          await response.arrayBuffer();
          return response.status === status;
        },
        () => false,
      );
    await waitFor(async () => {
      if (this.supervisor.exitCode !== null) throw new Error(`the product gave up:\n${this.log}`);
      return (
        (this.outsideDatabase !== undefined || this.pidsOf('postgres').length === 1) &&
        (await answers('/api/health/ready', 200)) &&
        (await answers('/masuk', 200))
      );
    }, BACK_MS).catch((error: Error) => {
      throw new Error(`${error.message}\n${this.log}`);
    });
  }

  async stop(): Promise<number | null> {
    if (this.stopped) return this.supervisor.exitCode;
    this.stopped = true;
    this.supervisor.kill('SIGTERM');
    await waitFor(() => this.supervisor.exitCode !== null, BACK_MS);
    return this.supervisor.exitCode;
  }
}
