import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { derivedKey } from '../platform/auth/derived-key.js';
import { Clock } from '../platform/clock/clock.js';
import type { Config } from '../platform/config/config.js';
import { CONFIG } from '../platform/config/config.module.js';

/** A browser nobody signed in from for so long is a stranger again. */
const KNOWN_DAYS = 180;
const DAY_MS = 86_400_000;
/** On a shared PC: so many people, the latest. */
const MOST = 5;

const FORMAT = /^(\d{1,6})\.([\w-]{16})\.([\w-]{22})$/;

interface Mark {
  readonly text: string;
  readonly day: number;
  readonly id: string;
  readonly proof: string;
}

/**
 * The cookie of a browser from which somebody signed in before. It opens nothing; it only makes that wrong guesses by others
 * do not keep its owner out. It carries its own proof, so that nothing of it is stored.
 */
@Injectable()
export class KnownDevices {
  private readonly key: Buffer;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly clock: Clock,
  ) {
    this.key = derivedKey(config.jwtKey, 'known devices');
  }

  /** This browser's id for this account; null for a stranger. */
  find(cookie: string | undefined, accountId: string): string | null {
    const mine = marksOf(cookie).find((mark) => this.isOf(mark, accountId));
    return mine && this.today() - mine.day <= KNOWN_DAYS ? mine.id : null;
  }

  /** The cookie after this account signed in from this browser. */
  remember(cookie: string | undefined, accountId: string): string {
    const others = marksOf(cookie).filter((mark) => !this.isOf(mark, accountId));
    const id = this.find(cookie, accountId) ?? randomBytes(12).toString('base64url');
    const day = this.today();
    const mine = `${day}.${id}.${this.proofOf(accountId, day, id)}`;
    return [mine, ...others.map(({ text }) => text)].slice(0, MOST).join('~');
  }

  private isOf({ day, id, proof }: Mark, accountId: string): boolean {
    const right = Buffer.from(this.proofOf(accountId, day, id));
    return timingSafeEqual(right, Buffer.from(proof));
  }

  private proofOf(accountId: string, day: number, id: string): string {
    return createHmac('sha256', this.key)
      .update(`${accountId}.${day}.${id}`)
      .digest()
      .subarray(0, 16)
      .toString('base64url');
  }

  private today(): number {
    return Math.floor(this.clock.now().getTime() / DAY_MS);
  }
}

const marksOf = (cookie = ''): Mark[] =>
  cookie
    .slice(0, 1000)
    .split('~')
    .slice(0, MOST)
    .flatMap((text) => {
      const [, day, id, proof] = FORMAT.exec(text) ?? [];
      return day && id && proof ? [{ text, day: Number(day), id, proof }] : [];
    });
