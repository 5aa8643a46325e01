import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { activityInput, formWith } from '../test/factories/activities.js';
import type { TestEmployee } from '../test/factories/organization.js';
import type { Client } from './client.js';
import type { Cast } from './people.js';

interface Step {
  status: string;
  action: string;
  letters: unknown[];
  approver: { employeeId: string };
}

interface AssignmentAnswer {
  id: string;
  status: string;
  steps: Step[];
}

/** What the product has said yes to; it must be there whatever is killed afterwards. */
export interface Acknowledged {
  activities: Map<string, { number: number; status: string; evidence: string | null }>;
  assignments: Map<string, { status: string; done: number }>;
  /** Letter id to its number. */
  letters: Map<string, string>;
}

const WORKERS_PER_KIND = 4;

/** People at work, each piece with a number of its own. */
export class Work {
  readonly acknowledged: Acknowledged = {
    activities: new Map(),
    assignments: new Map(),
    letters: new Map(),
  };
  private number = 0;
  private pairs = 0;
  private stopping = false;
  private readonly workers: Promise<void>[] = [];
  private failure: Error | null = null;

  constructor(
    private readonly client: Client,
    private readonly cast: Cast,
  ) {}

  begin(): void {
    for (let count = 0; count < WORKERS_PER_KIND; count += 1) {
      this.workers.push(this.repeat(() => this.logWork()));
      this.workers.push(this.repeat(() => this.assign()));
    }
  }

  /** What is begun is finished first. @throws the first refusal */
  async finish(): Promise<void> {
    this.stopping = true;
    await Promise.all(this.workers);
    this.complain();
  }

  /** @throws when a worker met something that it should not */
  complain(): void {
    if (this.failure) throw this.failure;
  }

  private async repeat(once: () => Promise<void>): Promise<void> {
    while (!this.stopping && !this.failure) {
      await once().catch((error: Error) => {
        this.failure ??= error;
      });
    }
  }

  /** Create with the phone's own id, photo, submit, validate. */
  private async logWork(): Promise<void> {
    this.number += 1;
    const number = this.number;
    const { author, head } = pick(this.cast.authors, number);
    const key = randomUUID();
    const note = { number, status: 'draft', evidence: null as string | null };
    const { id } = await this.client.post<{ id: string }>(author, '/activities', `${key}:create`, {
      ...activityInput({ date: today(), description: `Pekerjaan nomor ${number}` }),
      clientId: randomUUID(),
    });
    this.acknowledged.activities.set(id, note);
    const photo = await photoOf(number);
    const evidence = await this.client.post<{ id: string }>(
      author,
      `/activities/${id}/evidence`,
      `${key}:photo`,
      () => formWith('photo', photo, `foto-${number}.jpg`),
    );
    note.evidence = evidence.id;
    for (const [person, verb, status, body] of [
      // Confirms ends that are still ahead, because this may run at any hour of the day.
      [author, 'submit', 'submitted', { endIsMeant: true }],
      [head, 'validate', 'validated', {}],
    ] as const) {
      await this.client.post(person, `/activities/${id}/${verb}`, `${key}:${verb}`, body);
      note.status = status;
    }
  }

  /**
   * From the leader's request to the acknowledgement, each step by the person whose turn it is, with the letters on the
   * way.
   */
  private async assign(): Promise<void> {
    const { squads, staff } = this.cast;
    const pair = this.pairs;
    this.pairs += 1;
    if (pair >= squads.length * staff.length) {
      await sleep(200);
      return;
    }
    const squad = pick(squads, pair);
    const employee = pick(staff, Math.floor(pair / squads.length));
    const key = randomUUID();
    let answer = await this.client.post<AssignmentAnswer>(
      squad.leader,
      '/assignments',
      `${key}:0`,
      {
        squadId: squad.id,
        roleId: squad.roleId,
        employeeId: employee.employeeId,
        origin: 'appointment',
      },
    );
    for (let done = 0; ; done += 1) {
      this.acknowledged.assignments.set(answer.id, { status: answer.status, done });
      const step = answer.steps.find(({ status }) => status === 'pending');
      if (!step) break;
      const holder = this.holderOf(step);
      answer = await this.client.post<AssignmentAnswer>(
        holder,
        `/assignments/${answer.id}/${step.action}`,
        `${key}:${done + 1}`,
        step.letters.length > 0 ? await this.lettersRead(holder, answer.id) : {},
      );
    }
    const detail = await this.client.get<{ letters: { id: string; number: string }[] }>(
      squad.leader,
      `/assignments/${answer.id}`,
    );
    for (const { id, number } of detail.letters) this.acknowledged.letters.set(id, number);
  }

  /** The signer has read the letters of the step and sends their hash. */
  private async lettersRead(holder: TestEmployee, id: string): Promise<{ letterHash: string }> {
    const { letterHash } = await this.client.get<{ letterHash: string }>(
      holder,
      `/assignments/${id}/letter-preview`,
    );
    return { letterHash };
  }

  private holderOf(step: Step): TestEmployee {
    const holder = this.cast.everyone.get(step.approver.employeeId);
    if (!holder) throw new Error(`nobody sits on step ${step.action}`);
    return holder;
  }
}

function pick<T>(from: readonly T[], at: number): T {
  const found = from[at % from.length];
  if (found === undefined) throw new Error('there is nothing to pick from');
  return found;
}

const today = (): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Jakarta' }).format(new Date());

/** A picture that no other piece of work has. */
function photoOf(number: number): Promise<Buffer> {
  const [r, g, b] = [number % 256, (number * 7) % 256, (number * 31) % 256];
  return sharp({
    create: { width: 64 + (number % 64), height: 48, channels: 3, background: { r, g, b } },
  })
    .jpeg()
    .toBuffer();
}
