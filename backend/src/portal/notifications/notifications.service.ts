import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { decodeCursor, toPage } from '../../platform/http/cursor.js';
import { Database } from '../../platform/database/database.js';
import type { Sql } from '../../platform/database/sql.js';
import { NotificationService } from '../../workflow/events/notification.service.js';
import { notFound } from '../../platform/errors/problem.js';
import type { PageQuery } from '../../platform/http/validators.js';
import type { NotificationDto, NotificationPageDto, UnreadDto } from './notification.dto.js';

const UNREAD_CAP = 100;

interface NotificationRow extends Omit<NotificationDto, 'createdAt' | 'readAt'> {
  createdAt: Date;
  readAt: Date | null;
}

@Injectable()
export class NotificationsService {
  constructor(
    private readonly database: Database,
    private readonly notifications: NotificationService,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, { limit, cursor }: PageQuery): Promise<NotificationPageDto> {
    const [before] = decodeCursor(cursor, ['id']) ?? [null];
    const [rows, unread] = await Promise.all([
      this.database.query<NotificationRow>(
        `select id, kind, title, body, link, created_at as "createdAt", read_at as "readAt"
           from notification
          where agency_id = $1 and employee_id = $2 and ($3::uuid is null or id < $3)
          order by id desc limit $4`,
        [actor.agencyId, actor.employeeId, before, limit + 1],
      ),
      this.unread(this.database, actor),
    ]);
    const items = rows.map((row) => ({
      ...row,
      createdAt: row.createdAt.toISOString(),
      readAt: row.readAt?.toISOString() ?? null,
    }));
    return { ...toPage(items, limit, (row) => [row.id]), unread };
  }

  /** Reading twice is harmless. @throws 404 for what is not the actor's */
  read(actor: Actor, id: string): Promise<UnreadDto> {
    return this.database.transaction(async (tx) => {
      const isKnown = await this.notifications.markRead(tx, actor, id, this.clock.now());
      if (!isKnown) throw notFound('Pemberitahuan');
      return { unread: await this.unread(tx, actor) };
    });
  }

  async readAll(actor: Actor): Promise<UnreadDto> {
    await this.notifications.markAllRead(this.database, actor, this.clock.now());
    return { unread: 0 };
  }

  private async unread(sql: Sql, actor: Actor): Promise<number> {
    const [row] = await sql.query<{ unread: number }>(
      `select count(*)::int as unread from (select 1 from notification
         where agency_id = $1 and employee_id = $2 and read_at is null limit ${UNREAD_CAP}) as few`,
      [actor.agencyId, actor.employeeId],
    );
    return row?.unread ?? 0;
  }
}
