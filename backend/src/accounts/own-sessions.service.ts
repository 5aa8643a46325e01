import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { AuditService } from '../workflow/events/audit.service.js';
import { Database, type Tx } from '../platform/database/database.js';
import { notFound, wrongState } from '../platform/errors/problem.js';
import { NotificationService } from '../workflow/events/notification.service.js';
import { AdministeredAccounts } from './administered-accounts.service.js';
import { deviceOf } from './domain/device.js';
import { LoginService } from './login.service.js';
import type { OwnSessionDto } from './session.dto.js';
import { type LiveSession, SessionService } from './session.service.js';

const MOST_SHOWN = 100;

/** Sessions as people see them: from which device, since when, and how each is ended from elsewhere (OWASP ASVS 7.4.5, 7.5.2). */
@Injectable()
export class OwnSessionsService {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionService,
    private readonly logins: LoginService,
    private readonly accounts: AdministeredAccounts,
    private readonly notifications: NotificationService,
    private readonly audit: AuditService,
  ) {}

  /** The one that asks first, then the latest used; a hundred of them. */
  async list(actor: Actor, currentId: string | null): Promise<OwnSessionDto[]> {
    const rows = await this.sessions.alive(this.database, actor.accountId, {
      limit: MOST_SHOWN,
      firstId: currentId,
    });
    return rows.map(({ id, userAgent, startedAt, lastUsedAt }) => ({
      id,
      device: deviceOf(userAgent),
      startedAt: startedAt.toISOString(),
      lastUsedAt: lastUsedAt.toISOString(),
      isCurrent: id === currentId,
    }));
  }

  /**
   * Ends one of the actor's own sessions, but not the one that asks.
   * @throws 404; 400 at `password`; 429 `account_locked`; 409 for one that has ended, and for the present one
   */
  async end(
    actor: Actor,
    currentId: string | null,
    sessionId: string,
    password: string,
  ): Promise<void> {
    if (!(await this.sessions.isOf(actor.accountId, sessionId))) throw notFound('Sesi');
    await this.logins.proveAgain(actor, currentId, password, 'password');
    if (sessionId === currentId)
      throw wrongState('Ini sesi yang sedang Anda pakai. Untuk mengakhirinya, pilih Keluar.');
    await this.database.transaction(async (tx) => {
      const [ended] = await this.endAmong(tx, actor.accountId, (id) => id === sessionId);
      if (!ended) throw wrongState('Sesi ini sudah berakhir.');
      await this.audit.record(tx, actor, {
        action: 'account.end_session',
        entity: 'account',
        entityId: actor.accountId,
        detail: { device: deviceOf(ended.userAgent) },
      });
    });
  }

  /** Ends all own sessions but the one that asks. @throws 400 at `password`; 429 `account_locked` */
  async endOthers(actor: Actor, currentId: string | null, password: string): Promise<number> {
    await this.logins.proveAgain(actor, currentId, password, 'password');
    return this.database.transaction(async (tx) => {
      const ended = await this.endAmong(tx, actor.accountId, (id) => id !== currentId);
      if (ended.length > 0)
        await this.audit.record(tx, actor, {
          action: 'account.end_other_sessions',
          entity: 'account',
          entityId: actor.accountId,
          detail: { sessions: ended.length },
        });
      return ended.length;
    });
  }

  /** The admin signs somebody of the agency out everywhere. @throws 404, 403, 409 for oneself */
  async endAllOf(actor: Actor, accountId: string): Promise<number> {
    const [account] = await this.accounts.find(actor, [accountId], {
      unknown: () => notFound('Akun'),
      act: 'mengakhiri sesi orang lain',
      own: 'Akhiri sesi Anda sendiri di halaman Saya.',
    });
    return this.database.transaction(async (tx) => {
      const ended = (await this.sessions.alive(tx, accountId)).length;
      // Also where none is alive: access tokens given out earlier end with it.
      await this.sessions.endAll(tx, accountId);
      await this.audit.record(tx, actor, {
        action: 'account.end_sessions',
        entity: 'account',
        entityId: accountId,
        via: 'agency_admin',
        detail: { name: account?.name, sessions: ended },
      });
      await this.notifications.notify(tx, {
        agencyId: actor.agencyId,
        employeeIds: [account?.employeeId ?? null],
        kind: 'account.end_sessions',
        title: `Anda dikeluarkan dari semua perangkat oleh ${actor.name}`,
        body: 'Masuk lagi dengan kata sandi Anda. Bila Anda tidak tahu sebabnya, hubungi pengelola kepegawaian.',
        link: '/saya',
        entity: 'account',
        entityId: accountId,
      });
      return ended;
    });
  }

  /** Two who end the same session at once: one of them did it. */
  private async endAmong(
    tx: Tx,
    accountId: string,
    isMeant: (sessionId: string) => boolean,
  ): Promise<LiveSession[]> {
    const meant = (await this.sessions.alive(tx, accountId)).filter(({ id }) => isMeant(id));
    const ended = await this.sessions.endFamilies(
      tx,
      meant.map(({ id }) => id),
    );
    return meant.filter(({ id }) => ended.has(id));
  }
}
