import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Tx } from '../../platform/database/database.js';
import type { Sql } from '../../platform/database/sql.js';
import { newId } from '../../platform/database/ids.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';

export interface NotificationDraft {
  readonly agencyId: string;
  readonly employeeIds: readonly (string | null)[];
  /** `<entity>.<verb>` of what happened. */
  readonly kind: string;
  readonly title: string;
  readonly body?: string;
  /** Path of the page that shows it. */
  readonly link?: string;
  readonly entity?: string;
  readonly entityId?: string;
  /** Told by e-mail besides: the address that this person had until now. */
  readonly formerAddress?: string | null;
}

type Reader = Pick<Actor, 'agencyId' | 'employeeId'>;

export const MAIL_QUEUE = 'mail';

/** In-app notifications are rows of the verb's transaction; e-mail follows through the outbox. Two statements for any number. */
@Injectable()
export class NotificationService {
  constructor(private readonly outbox: Outbox) {}

  async notify(tx: Tx, ...drafts: NotificationDraft[]): Promise<void> {
    const told = drafts
      .map((draft) => ({ ...draft, employeeIds: peopleOf(draft) }))
      .filter(({ employeeIds }) => employeeIds.length > 0);
    if (told.length === 0) return;
    const rows = told.flatMap(
      ({ agencyId, employeeIds, kind, title, body, link, entity, entityId }) =>
        employeeIds.map((employee_id) => ({
          kind,
          title,
          body,
          link,
          entity,
          id: newId(),
          agency_id: agencyId,
          employee_id,
          entity_id: entityId,
        })),
    );
    await tx.query(
      `insert into notification (agency_id, id, employee_id, kind, title, body, link, entity, entity_id)
       select r.agency_id, r.id, r.employee_id, r.kind, r.title, coalesce(r.body, ''), r.link, r.entity, r.entity_id
         from jsonb_to_recordset($1::jsonb) as r(agency_id uuid, id uuid, employee_id uuid, kind text, title text, body text,
           link text, entity text, entity_id uuid)`,
      [JSON.stringify(rows)],
    );
    await this.outbox.enqueue(
      tx,
      MAIL_QUEUE,
      ...told.map(({ employeeIds, title, body, link, formerAddress }) => ({
        employeeIds,
        ...(formerAddress ? { formerAddress } : {}),
        title,
        body: body ?? '',
        link: link ?? null,
      })),
    );
  }

  /** Reading twice is harmless. @returns whether it is the reader's at all */
  async markRead(sql: Sql, reader: Reader, id: string, now: Date): Promise<boolean> {
    const rows = await sql.query(
      `update notification set read_at = coalesce(read_at, $4) where agency_id = $1 and employee_id = $2 and id = $3 returning id`,
      [reader.agencyId, reader.employeeId, id, now],
    );
    return rows.length > 0;
  }

  async markAllRead(sql: Sql, reader: Reader, now: Date): Promise<void> {
    await sql.query(
      'update notification set read_at = $3 where agency_id = $1 and employee_id = $2 and read_at is null',
      [reader.agencyId, reader.employeeId, now],
    );
  }
}

const peopleOf = ({ employeeIds }: NotificationDraft): string[] => [
  ...new Set(employeeIds.filter((id) => id !== null)),
];
