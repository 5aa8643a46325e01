import { createHash, randomInt } from 'node:crypto';
import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { generateSecret, generateURI, verifySync } from 'otplib';
import QRCode from 'qrcode';
import type { Actor } from '../kernel/actor.js';
import { AuditService } from '../workflow/events/audit.service.js';
import { derivedKey } from '../platform/auth/derived-key.js';
import { seal, unseal } from '../platform/auth/sealed-secret.js';
import { Clock } from '../platform/clock/clock.js';
import type { Config } from '../platform/config/config.js';
import { CONFIG } from '../platform/config/config.module.js';
import { acrossAgencies } from '../platform/database/agency-scope.js';
import { Database, type Tx } from '../platform/database/database.js';
import { invalidField, notFound, refusal, wrongState } from '../platform/errors/problem.js';
import { NotificationService } from '../workflow/events/notification.service.js';
import { AdministeredAccounts } from './administered-accounts.service.js';
import { Guesses } from './guesses.service.js';
import type { SecondFactorDto, SecondFactorSetupDto } from './second-factor.dto.js';
import { SessionService } from './session.service.js';

/** A wrong guess at six digits hits three in a million: five in a quarter of an hour stay far below that. */
const MAX_FAILURES = 5;
/** An authenticator's clock may be half a minute off. */
const TOLERANCE_SECONDS = 30;
const RECOVERY_CODES = 10;
/** Long enough to install an app; an older attempt starts again. */
const BEGUN_MINUTES = 60;
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const ISSUER = 'ASN Squad';
const KEY_PURPOSE = 'second factors';

const IF_NOT_YOU =
  'Bila bukan Anda yang melakukannya, segera ganti kata sandi Anda dan hubungi pengelola kepegawaian.';

interface FactorRow {
  secret: Buffer;
  createdAt: Date;
  confirmedAt: Date | null;
  lastStep: string | null;
}

/** `recovery`: right, and one recovery code fewer. */
export type CodeCheck =
  | { readonly outcome: 'app' | 'recovery' | 'locked' }
  | { readonly outcome: 'wrong'; readonly lockedUntil: Date | null };

/** Whose second factor it is. */
export type FactorOwner = Pick<Actor, 'accountId' | 'agencyId' | 'employeeId' | 'name'>;

/** Sixteen of 32 signs, 80 bits: long enough that a plain hash keeps it. */
const newRecoveryCode = (): string =>
  Array.from({ length: 4 }, () =>
    Array.from({ length: 4 }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join(''),
  ).join('-');

const compact = (code: string): string => code.replace(/[\s-]/g, '').toUpperCase();

const hashOf = (accountId: string, code: string): Buffer =>
  createHash('sha256')
    .update(`${accountId} ${compact(code)}`)
    .digest();

/** Time-based codes of an authenticator app (RFC 6238), and recovery codes for when it is lost. */
@Injectable()
export class SecondFactorService implements OnApplicationBootstrap {
  private readonly logger = new Logger(SecondFactorService.name);
  private readonly key: Buffer;

  constructor(
    private readonly database: Database,
    private readonly guesses: Guesses,
    private readonly accounts: AdministeredAccounts,
    private readonly sessions: SessionService,
    private readonly notifications: NotificationService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.key = derivedKey(config.jwtKey, KEY_PURPOSE);
  }

  /** After a change of JWT_SECRET, secrets sealed with the former one are sealed again with the new one. */
  async onApplicationBootstrap(): Promise<void> {
    const { jwtKeyBefore } = this.config;
    if (!jwtKeyBefore) return;
    const before = derivedKey(jwtKeyBefore, KEY_PURPOSE);
    await acrossAgencies('signing in', async () => {
      const rows = await this.database.query<{ accountId: string; secret: Buffer }>(
        'select account_id as "accountId", secret from second_factor',
      );
      for (const { accountId, secret } of rows) {
        const opened = unseal(secret, before, accountId);
        if (opened === null) continue;
        await this.database.query(
          'update second_factor set secret = $3 where account_id = $1 and secret = $2',
          [accountId, secret, seal(opened, this.key, accountId)],
        );
      }
    });
  }

  async isOn(accountId: string): Promise<boolean> {
    const row = await this.database.one(
      'select 1 from account where id = $1 and has_second_factor',
      [accountId],
    );
    return row !== null;
  }

  async state(actor: Actor): Promise<SecondFactorDto> {
    const row = await this.database.one<{ since: Date; left: number }>(
      `select confirmed_at as since,
              (select count(*) from recovery_code c where c.account_id = f.account_id and c.used_at is null)::int as left
         from second_factor f where account_id = $1 and confirmed_at is not null`,
      [actor.accountId],
    );
    return {
      status: row ? 'on' : 'off',
      since: row?.since.toISOString() ?? null,
      recoveryCodesLeft: row?.left ?? 0,
    };
  }

  /** A new secret, not in use until a code of it is given. @throws 409 when one is in use */
  async begin(actor: Actor): Promise<SecondFactorSetupDto> {
    const secret = generateSecret();
    const begun = await this.database.query(
      `insert into second_factor (account_id, secret, created_at) values ($1, $2, $3)
       on conflict (account_id) do update set secret = $2, created_at = $3, last_step = null
        where second_factor.confirmed_at is null returning 1 as one`,
      [actor.accountId, seal(secret, this.key, actor.accountId), this.clock.now()],
    );
    if (begun.length === 0) throw wrongState('Autentikasi dua langkah sudah aktif.');
    const uri = generateURI({ issuer: ISSUER, label: actor.username, secret });
    return { secret, uri, qr: await QRCode.toString(uri, { type: 'svg', margin: 2 }) };
  }

  /**
   * Switches it on with the first code; the other sessions end, for they were begun with the password alone.
   * @throws 400 at `code`, 409 when it is on or was not begun, 429
   */
  async confirm(actor: Actor, sessionId: string | null, code: string): Promise<string[]> {
    const row = await this.find(actor.accountId);
    if (row?.confirmedAt) throw wrongState('Autentikasi dua langkah sudah aktif.');
    if (!row || row.createdAt.getTime() < this.clock.now().getTime() - BEGUN_MINUTES * 60_000)
      throw wrongState('Pengaktifan ini sudah lewat waktunya. Mulai lagi dari awal.');
    const step = await this.guesses.check(
      this.guessOf(actor.accountId, `session ${sessionId ?? 'none'}`),
      async (turn) => {
        const found = turn ? this.stepOf(actor.accountId, row, compact(code)) : null;
        return { isRight: found !== null, value: turn ? found : undefined };
      },
    );
    if (step === undefined) throw tooMany();
    if (step === null) throw wrongCode();
    return this.database.transaction(async (tx) => {
      const switched = await tx.query(
        `update second_factor set confirmed_at = $2, last_step = $3
          where account_id = $1 and confirmed_at is null and secret = $4 returning 1 as one`,
        [actor.accountId, this.clock.now(), step, row.secret],
      );
      if (switched.length === 0) throw wrongState('Autentikasi dua langkah sudah aktif.');
      // Before its sessions are looked at: who has just signed in with the password alone is among them, or is refused.
      await tx.query('update account set has_second_factor = true where id = $1', [
        actor.accountId,
      ]);
      const others = (await this.sessions.alive(tx, actor.accountId)).filter(
        ({ id }) => id !== sessionId,
      );
      await this.sessions.endFamilies(
        tx,
        others.map(({ id }) => id),
      );
      await this.note(tx, actor, 'account.switch_on_second_factor', {
        title: 'Autentikasi dua langkah akun Anda diaktifkan',
        body: `Mulai sekarang masuk perlu kode dari aplikasi autentikator. ${IF_NOT_YOU}`,
      });
      return this.newCodes(tx, actor.accountId);
    });
  }

  /** Ten new recovery codes in place of all before. Password and code are shown before. @throws 409 when it is off */
  renewCodes(actor: Actor): Promise<string[]> {
    return this.database.transaction(async (tx) => {
      const on = await tx.query(
        'select 1 from second_factor where account_id = $1 and confirmed_at is not null for update',
        [actor.accountId],
      );
      if (on.length === 0) throw wrongState('Autentikasi dua langkah tidak aktif.');
      await tx.query('delete from recovery_code where account_id = $1', [actor.accountId]);
      await this.note(tx, actor, 'account.renew_recovery_codes', {
        title: 'Kode pemulihan akun Anda diganti',
        body: `Kode pemulihan yang lama tidak berlaku lagi. ${IF_NOT_YOU}`,
      });
      return this.newCodes(tx, actor.accountId);
    });
  }

  /** Password and code are shown before. @throws 409 when it is off */
  async switchOff(actor: Actor): Promise<void> {
    await this.database.transaction(async (tx) => {
      if (!(await this.remove(tx, actor.accountId)))
        throw wrongState('Autentikasi dua langkah tidak aktif.');
      await this.note(tx, actor, 'account.switch_off_second_factor', {
        title: 'Autentikasi dua langkah akun Anda dinonaktifkan',
        body: `Untuk masuk sekarang cukup kata sandi. ${IF_NOT_YOU}`,
      });
    });
  }

  /** By the admin, for somebody whose telephone is gone; all sessions end. @throws 404, 403, 409 for oneself or when off */
  async reset(actor: Actor, accountId: string): Promise<void> {
    const [account] = await this.accounts.find(actor, [accountId], {
      unknown: () => notFound('Akun'),
      act: 'mengatur ulang autentikasi dua langkah',
      own: 'Atur autentikasi dua langkah Anda sendiri di halaman Saya.',
    });
    await this.database.transaction(async (tx) => {
      if (!(await this.remove(tx, accountId)))
        throw wrongState('Autentikasi dua langkah akun ini tidak aktif.');
      await this.sessions.endAll(tx, accountId);
      await this.audit.record(tx, actor, {
        action: 'account.reset_second_factor',
        entity: 'account',
        entityId: accountId,
        via: 'agency_admin',
        detail: { name: account?.name },
      });
      await this.notifications.notify(tx, {
        agencyId: actor.agencyId,
        employeeIds: [account?.employeeId ?? null],
        kind: 'account.reset_second_factor',
        title: `Autentikasi dua langkah akun Anda dihapus oleh ${actor.name}`,
        body: 'Bila Anda tidak memintanya, segera ganti kata sandi Anda dan hubungi pengelola kepegawaian. Aktifkan lagi di halaman Saya.',
        link: '/saya',
        entity: 'account',
        entityId: accountId,
      });
    });
  }

  /**
   * Whether this is a code of the app that was not used yet, or an unused recovery code; it is used with that, and the owner
   * is told of a recovery code.
   */
  check(owner: FactorOwner, origin: string, code: string): Promise<CodeCheck> {
    const guess = this.guessOf(owner.accountId, origin);
    return this.guesses.check<CodeCheck>(guess, async (turn) => {
      if (!turn) return { isRight: false, value: { outcome: 'locked' } };
      const used = await this.use(owner, compact(code));
      return used === null
        ? { isRight: false, value: { outcome: 'wrong', lockedUntil: turn.lockedUntil } }
        : { isRight: true, value: { outcome: used } };
    });
  }

  /** As `check`, for someone who is signed in. @throws 400 at `code`, 429 */
  async demand(actor: Actor, code: string | undefined): Promise<void> {
    if (!(await this.isOn(actor.accountId))) return;
    if (!code)
      throw invalidField('code', 'code_required', 'Masukkan kode dari aplikasi autentikator.');
    // Counted over all sessions: someone who knows the password can start new ones by changing it.
    const { outcome } = await this.check(actor, 'signed in', code);
    if (outcome === 'locked') throw tooMany();
    if (outcome === 'wrong') throw wrongCode();
  }

  private async use(owner: FactorOwner, code: string): Promise<'app' | 'recovery' | null> {
    const { accountId } = owner;
    const row = await this.find(accountId);
    if (!row?.confirmedAt) return null;
    const step = this.stepOf(accountId, row, code);
    if (step === null) return (await this.useRecoveryCode(owner, code)) ? 'recovery' : null;
    // Claimed by the statement itself: of two who send one code at once, one gets in.
    const used = await this.database.query(
      `update second_factor set last_step = $2
        where account_id = $1 and secret = $3 and (last_step is null or last_step < $2) returning 1 as one`,
      [accountId, step, row.secret],
    );
    return used.length > 0 ? 'app' : null;
  }

  private useRecoveryCode(owner: FactorOwner, code: string): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const used = await tx.query(
        `update recovery_code set used_at = $3
          where account_id = $1 and code_hash = $2 and used_at is null returning 1 as one`,
        [owner.accountId, hashOf(owner.accountId, code), this.clock.now()],
      );
      if (used.length === 0) return false;
      const left = await this.codesLeft(tx, owner.accountId);
      await this.note(tx, owner, 'account.use_recovery_code', {
        title: `Kode pemulihan akun Anda dipakai, tersisa ${left}`,
        body: `Ponsel hilang? Nonaktifkan autentikasi dua langkah di halaman Saya dengan kode pemulihan lain, lalu aktifkan lagi di ponsel baru. ${IF_NOT_YOU}`,
      });
      return true;
    });
  }

  private async codesLeft(tx: Tx, accountId: string): Promise<number> {
    const row = await tx.one<{ left: number }>(
      'select count(*)::int as left from recovery_code where account_id = $1 and used_at is null',
      [accountId],
    );
    return row?.left ?? 0;
  }

  private async newCodes(tx: Tx, accountId: string): Promise<string[]> {
    const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
    await tx.query(
      'insert into recovery_code (account_id, code_hash) select $1, unnest($2::bytea[])',
      [accountId, codes.map((one) => hashOf(accountId, one))],
    );
    return codes;
  }

  /** The half minute that the code belongs to; null for a wrong one, and for one that was used or is older. */
  private stepOf(accountId: string, row: FactorRow, code: string): number | null {
    const secret = unseal(row.secret, this.key, accountId);
    if (secret === null) {
      // Sealed under another JWT_SECRET: only a recovery code opens the account now.
      this.logger.warn(
        `the second factor of account ${accountId} cannot be read with this JWT_SECRET`,
      );
      return null;
    }
    if (!/^\d{6}$/.test(code)) return null;
    const result = verifySync({
      secret,
      token: code,
      epoch: Math.floor(this.clock.now().getTime() / 1000),
      epochTolerance: TOLERANCE_SECONDS,
      ...(row.lastStep === null ? {} : { afterTimeStep: Number(row.lastStep) }),
    });
    return result.valid && 'timeStep' in result ? result.timeStep : null;
  }

  private find(accountId: string): Promise<FactorRow | null> {
    return this.database.one<FactorRow>(
      `select secret, created_at as "createdAt", confirmed_at as "confirmedAt", last_step as "lastStep" from second_factor where account_id = $1`,
      [accountId],
    );
  }

  private async remove(tx: Tx, accountId: string): Promise<boolean> {
    const removed = await tx.query(
      'delete from second_factor where account_id = $1 and confirmed_at is not null returning 1 as one',
      [accountId],
    );
    await tx.query('update account set has_second_factor = false where id = $1', [accountId]);
    await this.guesses.forgetAll(tx, this.subjectOf(accountId));
    return removed.length > 0;
  }

  /** The event, and the word to the owner, who may not be the one who did it. */
  private async note(
    tx: Tx,
    owner: FactorOwner,
    action: string,
    told: { readonly title: string; readonly body: string },
  ): Promise<void> {
    const about = { entity: 'account', entityId: owner.accountId };
    await this.audit.record(tx, owner, { action, ...about });
    await this.notifications.notify(tx, {
      agencyId: owner.agencyId,
      employeeIds: [owner.employeeId],
      kind: action,
      link: '/saya',
      ...told,
      ...about,
    });
  }

  /** Only someone who knows the password gets this far: nobody else's guesses slow it down. */
  private guessOf(accountId: string, origin: string) {
    return { subject: this.subjectOf(accountId), origin, most: MAX_FAILURES, isKnown: true };
  }

  private subjectOf(accountId: string): string {
    return `second factor ${accountId}`;
  }
}

const wrongCode = () =>
  invalidField('code', 'code_wrong', 'Kode salah, sudah dipakai, atau sudah lewat waktunya.');

const tooMany = () =>
  refusal('account_locked', 'Terlalu banyak percobaan yang salah. Coba lagi dalam 15 menit.');
