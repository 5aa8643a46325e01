import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.js';
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
}

const peopleOf = ({ employeeIds }: NotificationDraft): string[] => [
  ...new Set(employeeIds.filter((id) => id !== null)),
];
