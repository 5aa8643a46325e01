import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { derivedKey } from '../platform/auth/derived-key.js';
import { Clock } from '../platform/clock/clock.js';
import type { Config } from '../platform/config/config.js';
import { CONFIG } from '../platform/config/config.module.js';
import { Database } from '../platform/database/database.js';
import type { Sql } from '../platform/database/sql.js';
import { busy } from '../platform/errors/problem.js';
import { Spacing } from './domain/spacing.js';

const LOCK_MINUTES = 15;
/** In line for the same account from the same place; a script that signs in often waits, a flood is sent away. */
const MOST_IN_LINE = 150;

/** What is guessed, and by whom as far as one can tell. */
export interface Guess {
  /** `password`, `code` or `second factor`, with the name or account that it is guessed of. */
  readonly subject: string;
  /** One known browser, one session, or everyone from one network. */
  readonly origin: string;
  /** So many checks until the lock. */
  readonly most: number;
  /** A browser from which the owner signed in before, or one who is signed in: never slowed down because of others. */
  readonly isKnown: boolean;
}

/** What became of a check. */
export interface Checked<T> {
  readonly isRight: boolean;
  readonly value: T;
}

/** The place in the window that a check was given; null: locked. */
export interface Turn {
  readonly lockedUntil: Date | null;
}

/**
 * Counts guesses by what is guessed and where the guess comes from: who guesses wrongly locks out nobody else. A check is
 * claimed in the database before it is made, so that of any number at once no more than `most` are made. Names are kept as
 * hashes, of accounts that exist and that do not alike, so that neither the answer nor its time tells one from the other.
 */
@Injectable()
export class Guesses {
  private readonly key: Buffer;
  private readonly spacing = new Spacing();
  private readonly lines = new Map<string, { last: Promise<unknown>; length: number }>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    this.key = derivedKey(config.jwtKey, 'guesses');
  }

  /**
   * Makes one check after the other for the same subject and origin.
   * @param check gets null when it is locked, and then spends as much time on nothing
   * @throws 503 `busy` when too many are in line
   */
  async check<T>(guess: Guess, check: (turn: Turn | null) => Promise<Checked<T>>): Promise<T> {
    const made = await this.inLine(`${guess.subject}\n${guess.origin}`, async () => {
      const turn = await this.claim(guess);
      if (!turn) return null;
      const checked = await check(turn);
      if (checked.isRight) await this.forget(this.database, guess);
      else if (!guess.isKnown) this.spacing.refused(guess.subject, performance.now());
      return checked;
    });
    // What is locked holds up nobody in line.
    return (made ?? (await check(null))).value;
  }

  /** Nothing is held against anybody any more, from wherever: the subject has a new secret. */
  async forgetAll(sql: Sql, ...subjects: string[]): Promise<void> {
    await sql.query('delete from guess where subject = any($1::bytea[])', [
      subjects.map((subject) => this.hash(subject)),
    ]);
  }

  private async claim(guess: Guess): Promise<Turn | null> {
    if (!guess.isKnown) {
      const wait = this.spacing.waitOf(guess.subject, performance.now());
      if (wait === null) return null;
      if (wait > 0) await sleep(wait);
    }
    const now = this.clock.now();
    const endsAt = new Date(now.getTime() + LOCK_MINUTES * 60_000);
    const claimed = await this.database.one<{ attempts: number }>(
      `insert into guess as g (subject, origin, attempts, ends_at) values ($1, $2, 1, $3)
       on conflict (subject, origin) do update
          set attempts = case when g.ends_at <= $4 then 1 else g.attempts + 1 end, ends_at = $3
        where g.ends_at <= $4 or g.attempts < $5
       returning attempts`,
      [this.hash(guess.subject), this.hash(guess.origin), endsAt, now, guess.most],
    );
    return claimed ? { lockedUntil: claimed.attempts >= guess.most ? endsAt : null } : null;
  }

  private async forget(sql: Sql, { subject, origin }: Guess): Promise<void> {
    await sql.query('delete from guess where subject = $1 and origin = $2', [
      this.hash(subject),
      this.hash(origin),
    ]);
  }

  /** People type passwords into the field of the name: what is kept cannot be read back. */
  private hash(text: string): Buffer {
    return createHmac('sha256', this.key).update(text).digest().subarray(0, 16);
  }

  private async inLine<T>(key: string, work: () => Promise<T>): Promise<T> {
    const line = this.lines.get(key) ?? { last: Promise.resolve(), length: 0 };
    if (line.length >= MOST_IN_LINE) throw busy();
    line.length += 1;
    const turn = line.last.then(work, work);
    line.last = turn.catch(() => undefined);
    this.lines.set(key, line);
    try {
      return await turn;
    } finally {
      line.length -= 1;
      if (line.length === 0) this.lines.delete(key);
    }
  }
}
