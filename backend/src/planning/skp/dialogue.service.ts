import { Injectable } from '@nestjs/common';
import type { AuditSubject } from '../../workflow/events/audit.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { newId } from '../../platform/database/ids.js';
import type { Sql } from '../../platform/database/sql.js';
import { type DialogueEntry, type DialogueKind, insertDialogue } from './dialogue.store.js';

export interface DialogueRow {
  id: string;
  revision: number;
  rhkId: string | null;
  authorEmployeeId: string | null;
  authorName: string;
  via: string | null;
  kind: DialogueKind;
  note: string;
  at: Date;
}

/** Every round of the dialogue is kept (R310). */
@Injectable()
export class DialogueService {
  constructor(private readonly clock: Clock) {}

  async add(tx: Sql, author: AuditSubject, entry: DialogueEntry): Promise<void> {
    await insertDialogue(tx, author.agencyId, {
      id: newId(),
      rhkId: null,
      via: null,
      ...entry,
      authorEmployeeId: author.employeeId ?? null,
      authorName: author.name,
      at: this.clock.now(),
    });
  }

  /** The last rounds, oldest first; bounded, because a dialogue can go on all year. */
  async of(sql: Sql, skpId: string): Promise<DialogueRow[]> {
    return sql.query<DialogueRow>(
      `select * from (
         select l.id, r.number as revision, l.rhk_id as "rhkId", l.author_employee_id as "authorEmployeeId",
                l.author_name as "authorName", l.via, l.kind, l.note, l.at
           from skp_dialogue l join skp_revision r on r.id = l.revision_id
          where l.skp_id = $1 order by l.id desc limit 200) latest
        order by id`,
      [skpId],
    );
  }
}
