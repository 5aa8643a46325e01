import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/database.js';
import { newId } from '../database/ids.js';
import { Outbox } from './outbox.service.js';

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
}

export const MAIL_QUEUE = 'mail';

/** In-app notifications are rows of the verb's transaction; e-mail follows through the outbox. */
@Injectable()
export class NotificationService {
  constructor(private readonly outbox: Outbox) {}

  async notify(tx: Tx, draft: NotificationDraft): Promise<void> {
    const employeeIds = [...new Set(draft.employeeIds.filter((id): id is string => id !== null))];
    if (employeeIds.length === 0) return;
    await tx.query(
      `insert into notification (agency_id, id, employee_id, kind, title, body, link, entity, entity_id)
       select $1, r.id, r.employee_id, $2, $3, $4, $5, $6, $7
         from jsonb_to_recordset($8::jsonb) as r(id uuid, employee_id uuid)`,
      [
        draft.agencyId,
        draft.kind,
        draft.title,
        draft.body ?? '',
        draft.link ?? null,
        draft.entity ?? null,
        draft.entityId ?? null,
        JSON.stringify(employeeIds.map((employee_id) => ({ id: newId(), employee_id }))),
      ],
    );
    await this.outbox.enqueue(tx, MAIL_QUEUE, {
      employeeIds,
      title: draft.title,
      body: draft.body ?? '',
      link: draft.link ?? null,
    });
  }
}
