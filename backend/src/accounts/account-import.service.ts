import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.js';
import { inBatches } from '../platform/database/corrections.js';
import { newId } from '../platform/database/ids.js';
import { OfficialUsernames, officialUsername } from './official-usernames.js';

interface Accountless {
  personId: string;
  nip: string | null;
  positionName: string | null;
}

/** Accounts of imported people: no password hash is computed here. */
@Injectable()
export class AccountImport {
  constructor(private readonly officials: OfficialUsernames) {}

  /** Makes an account for everyone employed in the agency who has none; repeating makes none. */
  async createMissing(tx: Tx, agencyId: string, today: string): Promise<void> {
    const people = await tx.query<Accountless>(
      `select p.id as "personId", p.nip,
              (select h.position_name from position_holding h where h.employee_id = e.id order by h.starts_on desc limit 1) as "positionName"
         from employment e join person p on p.id = e.person_id
        where e.agency_id = $1 and p.kept_of is null and not exists (select 1 from account a where a.person_id = p.id)`,
      [agencyId],
    );
    if (people.length === 0) return;
    const agency = await tx.one<{ code: string }>('select code from agency where id = $1', [
      agencyId,
    ]);
    const taken = new Set<string>();
    const accounts = [];
    for (const { personId, nip, positionName } of people) {
      const username =
        nip ??
        (await this.officials.free(
          tx,
          officialUsername(positionName ?? 'pejabat', agency?.code ?? ''),
          taken,
        ));
      taken.add(username);
      accounts.push({ id: newId(), person_id: personId, username });
    }
    await inBatches(accounts, (batch) =>
      tx.query(
        `insert into account (id, person_id, agency_id, username, password_state)
         select a.id, a.person_id, $1, a.username, 'initial'
           from jsonb_to_recordset($2::jsonb) as a(id uuid, person_id uuid, username text)`,
        [agencyId, JSON.stringify(batch)],
      ),
    );
    await this.officials.handOver(tx, agencyId, today);
  }
}
