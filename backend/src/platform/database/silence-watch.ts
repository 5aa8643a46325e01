import { Socket } from 'node:net';
import { Client } from 'pg';

const TICK_MS = 500;
/** A statement may take long; a server that says nothing to anybody for so long is asked whether it is there. */
const PATIENCE_MS = 4_500;
/** While it is known not to answer. */
const IMPATIENCE_MS = 1_500;
const PROBE_MS = 3_000;
/** The server ends a statement after 30 s by itself (database.module.ts): an answer that has not come by then never will. */
const LONGEST_MS = 35_000;

interface Waiting {
  statements: number;
  heardAt: number;
  bytesRead: number;
}

/**
 * The client's own time limit. PostgreSQL's limits do not help when it stands still or its machine vanishes without a word:
 * any caller would wait until TCP gives up, a quarter of an hour. A connection that has waited in silence is destroyed,
 * so that its request is answered 503 and its place in the pool is free: after some eight seconds when the server does not
 * answer a separate connection either, and after 35 when only this one is dead.
 */
export class SilenceWatch {
  private readonly waiting = new Map<Socket, Waiting>();
  private timer: NodeJS.Timeout | undefined;
  private heardAt = -Infinity;
  private isSilent = false;
  private isAsking = false;

  /** @param isThere asks the server over a separate connection; false when no answer came */
  constructor(private readonly isThere: () => Promise<boolean>) {}

  static of(url: string): SilenceWatch {
    return new SilenceWatch(() => answers(url));
  }

  asked(socket: Socket): void {
    const known = this.waiting.get(socket);
    if (known) known.statements += 1;
    else
      this.waiting.set(socket, {
        statements: 1,
        heardAt: performance.now(),
        bytesRead: socket.bytesRead,
      });
    this.timer ??= setInterval(() => this.look(), TICK_MS).unref();
  }

  answered(socket: Socket): void {
    const known = this.waiting.get(socket);
    if (!known) return;
    known.statements -= 1;
    if (socket.bytesRead !== known.bytesRead) this.hear(known, socket);
    if (known.statements === 0) this.waiting.delete(socket);
    if (this.waiting.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private hear(waiting: Waiting, socket: Socket): void {
    waiting.bytesRead = socket.bytesRead;
    waiting.heardAt = performance.now();
    this.heardAt = waiting.heardAt;
    this.isSilent = false;
  }

  private look(): void {
    for (const [socket, waiting] of this.waiting)
      if (socket.bytesRead !== waiting.bytesRead) this.hear(waiting, socket);
    this.destroy(LONGEST_MS);
    const patience = this.isSilent ? IMPATIENCE_MS : PATIENCE_MS;
    const isQuiet = performance.now() - this.heardAt >= patience;
    if (!isQuiet || this.isAsking || this.silentFor(patience).length === 0) return;
    this.isAsking = true;
    void this.ask(patience).finally(() => {
      this.isAsking = false;
    });
  }

  private async ask(patience: number): Promise<void> {
    const askedAt = performance.now();
    const isThere = await this.isThere();
    if (isThere) this.heardAt = performance.now();
    // Another connection may have been answered meanwhile.
    this.isSilent = !isThere && this.heardAt < askedAt;
    if (this.isSilent) this.destroy(patience);
  }

  private silentFor(ms: number): Socket[] {
    const latest = performance.now() - ms;
    return [...this.waiting].filter(([, { heardAt }]) => heardAt <= latest).map(([one]) => one);
  }

  private destroy(silentMs: number): void {
    for (const socket of this.silentFor(silentMs)) {
      this.waiting.delete(socket);
      socket.destroy();
    }
  }
}

/** pg calls this internally; its types leave it out. */
export function socketOf(client: Client): Socket {
  const stream: unknown = Reflect.get(Reflect.get(client, 'connection'), 'stream');
  if (stream instanceof Socket) return stream;
  throw new TypeError('the stream of a connection is no socket');
}

/** Whether the server answers anything at all, even that it has no room. */
async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, application_name: 'asn-squad-silence' });
  client.on('error', () => undefined);
  const socket = (): Socket => socketOf(client);
  const limit = setTimeout(() => socket().destroy(), PROBE_MS);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch (error) {
    return error instanceof Error && 'severity' in error;
  } finally {
    clearTimeout(limit);
    socket().destroy();
  }
}
