import { written } from '../../platform/database/columns.js';
import type { Tx } from '../../platform/database/database.js';
import type { EvidenceRow } from './activity.queries.js';

const EVIDENCE = written<EvidenceRow>({
  activityId: 'uuid',
  kind: 'text',
  fileHash: 'text',
  thumbnailHash: 'text',
  name: 'text',
  contentType: 'text',
  size: 'integer',
});

export async function insertEvidence(tx: Tx, agencyId: string, row: EvidenceRow): Promise<void> {
  await tx.query(
    `insert into evidence (agency_id, id, ${EVIDENCE.names})
     select $1, r.id, ${EVIDENCE.values} from ${EVIDENCE.rowsOf('$2')}`,
    [agencyId, EVIDENCE.json([row])],
  );
}

/** Its stored file stays: it may stand behind other rows. */
export async function deleteEvidence(tx: Tx, agencyId: string, id: string): Promise<void> {
  await tx.query('delete from evidence where agency_id = $1 and id = $2', [agencyId, id]);
}
