import { Injectable } from '@nestjs/common';
import type { Tx } from '../shared/database/database.js';
import { acrossAgencies } from '../shared/database/agency-scope.js';
import { inBatches } from '../shared/database/corrections.js';
import { newId } from '../shared/database/ids.js';

interface Accountless {
  personId: string;
  nip: string | null;
  positionName: string | null;
}

/** `Wali Kota` of agency 3578 logs in as `wali-kota.3578`. */
export const officialUsername = (positionName: string, agencyCode: string): string =>
  `${positionName
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')}.${agencyCode.toLowerCase()}`;

/** Accounts of imported people: no password hash is computed here. */
@Injectable()
export class AccountImport {
  /** Makes an account for everyone employed in the agency who has none; repeating makes none. */
  async createMissing(tx: Tx, agencyId: string): Promise<void> {
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
        (await this.freeUsername(
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
  }

  /** Officials without NIP are few; two of one title in one agency are told apart by a number. */
  private async freeUsername(tx: Tx, wanted: string, taken: ReadonlySet<string>): Promise<string> {
    for (let number = 1; ; number += 1) {
      const username = number === 1 ? wanted : `${wanted}.${number}`;
      // Names are the installation's: one that another agency's account bears is taken too.
      const known = await acrossAgencies('signing in', () =>
        tx.one('select 1 from account where username = $1', [username]),
      );
      if (!known && !taken.has(username)) return username;
    }
  }
}
