import { written } from '../../platform/database/columns.js';
import type { Sql } from '../../platform/database/sql.js';

export const DIALOGUE_KINDS = [
  'submit',
  'return',
  'approve',
  'revise',
  'comment',
  'proposal',
] as const;
export type DialogueKind = (typeof DIALOGUE_KINDS)[number];

export interface DialogueEntry {
  skpId: string;
  revisionId: string;
  rhkId?: string | null;
  kind: DialogueKind;
  note: string;
  via?: string | null;
}

/** An entry with who wrote it and when. */
export interface NewDialogue extends DialogueEntry {
  readonly id: string;
  readonly authorEmployeeId: string | null;
  readonly authorName: string;
  readonly at: Date;
}

const DIALOGUE = written<NewDialogue>({
  skpId: 'uuid',
  revisionId: 'uuid',
  rhkId: 'uuid',
  authorEmployeeId: 'uuid',
  authorName: 'text',
  via: 'text',
  kind: 'text',
  note: 'text',
  at: 'timestamptz',
});

export async function insertDialogue(tx: Sql, agencyId: string, entry: NewDialogue): Promise<void> {
  await tx.query(
    `insert into skp_dialogue (agency_id, id, ${DIALOGUE.names})
     select $1, r.id, ${DIALOGUE.values} from ${DIALOGUE.rowsOf('$2')}`,
    [agencyId, DIALOGUE.json([entry])],
  );
}
