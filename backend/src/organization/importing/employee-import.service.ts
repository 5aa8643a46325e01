import { Injectable } from '@nestjs/common';
import type { Correction } from './domain/changes.js';
import type {
  EmployeesPlan,
  EmployeesState,
  NewEmployment,
  NewHolding,
  NewRank,
  PresentEmployee,
} from './domain/plan.employees.model.js';
import {
  applyCorrections,
  inBatches,
  type RecordCorrection,
} from '../../platform/database/corrections.js';
import type { Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import { ContactNews } from '../people/contact-news.js';
import { acrossAgencies } from '../../platform/database/agency-scope.js';
import type { Sql } from '../../platform/database/sql.js';
import { isUniqueClash } from '../../platform/errors/postgres.js';
import { wrongState } from '../../platform/errors/problem.js';
import {
  CLOSE_HOLDINGS_SQL,
  CORRECT_NIPS_SQL,
  FORMER_NIPS_SQL,
  HEADED_UNITS_SQL,
  INSERT_EMPLOYMENTS_SQL,
  INSERT_HOLDINGS_SQL,
  INSERT_PEOPLE_SQL,
  INSERT_RANKS_SQL,
  INSERT_SKILLS_SQL,
  KEEP_FORMER_NIPS_SQL,
  NIPS_ELSEWHERE_SQL,
  PEOPLE_SQL,
  REAPPOINT_SQL,
  SOME_PEOPLE_SQL,
} from './employee-import.queries.js';
import { followNips } from '../../accounts/account.api.js';
import type { StaffingChange } from '../../workflow/ties/staffing-aftermath.js';

const text = (column: string) => ({ column, type: 'text' });
const date = (column: string) => ({ column, type: 'date' });

const PERSON_COLUMNS = {
  name: text('name'),
  frontTitle: text('front_title'),
  backTitle: text('back_title'),
  birthDate: date('birth_date'),
  gender: text('gender'),
  education: text('education'),
  phone: text('phone'),
  email: text('email'),
};
const EMPLOYMENT_COLUMNS = {
  kind: text('kind'),
  civilServiceSince: date('civil_service_since'),
};
const RANK_COLUMNS = { rank: text('rank'), since: date('since') };
const HOLDING_COLUMNS = {
  unitId: { column: 'unit_id', type: 'uuid' },
  positionName: text('position_name'),
  positionKind: text('position_kind'),
  functionalLevel: text('functional_level'),
  echelon: text('echelon'),
  positionClass: { column: 'position_class', type: 'int' },
  isHead: { column: 'is_head', type: 'boolean' },
};

export interface StateQuestion {
  readonly effectiveFrom: string;
  readonly today: string;
  /** of the file */
  readonly nips: readonly string[];
  /** only these people and the heads of these units; default: everyone */
  readonly some?: { readonly personIds: readonly string[]; readonly unitIds: readonly string[] };
}

/** Reads and writes people, employments, holdings, ranks and skills for the import (R105–R107). */
@Injectable()
export class EmployeeImport {
  constructor(private readonly contactNews: ContactNews) {}

  async state(
    sql: Sql,
    agencyId: string,
    { effectiveFrom, today, nips, some }: StateQuestion,
  ): Promise<EmployeesState> {
    const people = some
      ? await sql.query<PresentEmployee>(SOME_PEOPLE_SQL, [
          agencyId,
          effectiveFrom,
          today,
          some.personIds,
          some.unitIds,
        ])
      : await sql.query<PresentEmployee>(PEOPLE_SQL, [agencyId, effectiveFrom, today]);
    const elsewhere = await this.elsewhere(sql, agencyId, nips);
    const former = await sql.query<{ nip: string; personId: string }>(FORMER_NIPS_SQL, [
      agencyId,
      nips,
    ]);
    const heads = await sql.query<{ code: string }>(HEADED_UNITS_SQL, [agencyId]);
    return {
      people,
      headedUnits: new Set(heads.map(({ code }) => code)),
      nipsElsewhere: elsewhere,
      formerNips: new Map(former.map(({ nip, personId }) => [nip, personId])),
    };
  }

  /** Which of these NIPs belong to people who are at home in another agency. */
  async elsewhere(sql: Sql, agencyId: string, nips: readonly string[]): Promise<Set<string>> {
    const found = await acrossAgencies('finding out who is at home elsewhere', () =>
      sql.query<{ nip: string }>(NIPS_ELSEWHERE_SQL, [agencyId, nips]),
    );
    return new Set(found.map(({ nip }) => nip));
  }

  /**
   * Writes in the order that the plan asks for, so that a unit never has two heads on one day.
   * @returns who changed their post by it
   */
  async write(
    tx: Tx,
    agencyId: string,
    plan: EmployeesPlan,
    state: EmployeesState,
    unitIds: ReadonlyMap<string, string>,
  ): Promise<StaffingChange[]> {
    await inBatches(plan.closedHoldings, (batch) =>
      tx.query(CLOSE_HOLDINGS_SQL, [JSON.stringify(batch)]),
    );
    const touched = ['updated_at = now()'];
    await applyCorrections(tx, 'person', PERSON_COLUMNS, plan.correctedPeople, touched);
    await this.contactNews.tell(tx, agencyId, plan.correctedPeople);
    await applyCorrections(tx, 'employment', EMPLOYMENT_COLUMNS, plan.correctedEmployments);
    await this.correctSkills(tx, agencyId, plan.correctedEmployments);
    await this.correctHoldings(tx, plan.correctedHoldings, state, unitIds);
    await applyCorrections(tx, 'rank_entry', RANK_COLUMNS, plan.correctedRanks);
    await this.correctNips(tx, agencyId, plan.correctedNips);
    await inBatches(plan.reappointed, (batch) => tx.query(REAPPOINT_SQL, [JSON.stringify(batch)]));

    const people = plan.newPeople.map((entry) => ({ ...entry, id: newId() }));
    await inBatches(people, async (batch) => {
      const written = await tx.query(INSERT_PEOPLE_SQL, [
        agencyId,
        JSON.stringify(batch.map(({ id, nip, person }) => ({ id, nip, ...person }))),
      ]);
      // Since they were looked up, another agency has recorded one of them.
      if (written.length < batch.length)
        throw wrongState('Data pegawai berubah selama diproses. Periksa berkas sekali lagi.');
    });
    await this.insertEmployments(
      tx,
      agencyId,
      [
        ...people.map(({ id, employment }) => ({ personId: id, employment })),
        ...plan.newEmployments,
      ],
      unitIds,
    );
    await this.insertRanks(tx, agencyId, plan.openedRanks);
    const opened = await this.insertHoldings(tx, agencyId, plan.openedHoldings, unitIds);
    return [
      ...plan.closedHoldings.map(({ employeeId, holdingId, endsOn }) => ({
        employeeId,
        kind: 'moved' as const,
        fromHoldingId: holdingId,
        toHoldingId: opened.get(employeeId) ?? null,
        lastDay: endsOn,
      })),
      // The person goes on under a new employment; what stood on the former one ends with it.
      ...plan.reappointed.map(({ employeeId, endsOn }) => ({
        employeeId,
        kind: 'left' as const,
        fromHoldingId: null,
        toHoldingId: null,
        lastDay: endsOn,
      })),
    ];
  }

  /** The former number is kept, and the login follows the new one. @throws 409 where it is somebody's by now */
  private async correctNips(
    tx: Tx,
    agencyId: string,
    corrections: EmployeesPlan['correctedNips'],
  ): Promise<void> {
    if (corrections.length === 0) return;
    const rows = JSON.stringify(corrections.map((one) => ({ ...one, id: newId() })));
    try {
      await tx.query(KEEP_FORMER_NIPS_SQL, [agencyId, rows]);
      await tx.query(CORRECT_NIPS_SQL, [agencyId, rows]);
      await followNips(tx, agencyId, corrections);
    } catch (error) {
      if (!isUniqueClash(error)) throw error;
      throw wrongState('NIP ini sudah dipakai akun atau pegawai lain.');
    }
  }

  private async insertEmployments(
    tx: Tx,
    agencyId: string,
    entries: readonly { personId: string; employment: NewEmployment }[],
    unitIds: ReadonlyMap<string, string>,
  ): Promise<void> {
    const rows = entries.map((entry) => ({ ...entry, id: newId() }));
    await inBatches(rows, (batch) =>
      tx.query(INSERT_EMPLOYMENTS_SQL, [
        agencyId,
        JSON.stringify(
          batch.map(({ id, personId, employment }) => ({
            id,
            personId,
            kind: employment.kind,
            civilServiceSince: employment.civilServiceSince,
            startsOn: employment.startsOn,
          })),
        ),
      ]),
    );
    const withRank = rows.flatMap(({ id, employment: { rank } }) =>
      rank ? [{ employeeId: id, rank }] : [],
    );
    await this.insertRanks(tx, agencyId, withRank);
    const skills = rows.flatMap(({ id, employment }) =>
      employment.skills.map((skill) => ({ employeeId: id, skill })),
    );
    await this.insertSkills(tx, agencyId, skills);
    const holdings = rows.map(({ id, employment }) => ({
      employeeId: id,
      holding: employment.holding,
    }));
    await this.insertHoldings(tx, agencyId, holdings, unitIds);
  }

  private insertRanks(
    tx: Tx,
    agencyId: string,
    entries: readonly { employeeId: string; rank: NewRank }[],
  ): Promise<void> {
    return inBatches(entries, (batch) =>
      tx.query(INSERT_RANKS_SQL, [
        agencyId,
        JSON.stringify(batch.map(({ employeeId, rank }) => ({ ...rank, id: newId(), employeeId }))),
      ]),
    );
  }

  /** @returns the new holding of each employee */
  private async insertHoldings(
    tx: Tx,
    agencyId: string,
    entries: readonly { employeeId: string; holding: NewHolding }[],
    unitIds: ReadonlyMap<string, string>,
  ): Promise<Map<string, string>> {
    const rows = entries.map(({ employeeId, holding }) => ({
      ...holding,
      id: newId(),
      employeeId,
      unitId: unitIds.get(holding.unitCode),
    }));
    await inBatches(rows, (batch) =>
      tx.query(INSERT_HOLDINGS_SQL, [agencyId, JSON.stringify(batch)]),
    );
    return new Map(rows.map(({ id, employeeId }) => [employeeId, id]));
  }

  private insertSkills(
    tx: Tx,
    agencyId: string,
    skills: readonly { employeeId: string; skill: string }[],
  ): Promise<void> {
    return inBatches(skills, (batch) =>
      tx.query(INSERT_SKILLS_SQL, [agencyId, JSON.stringify(batch)]),
    );
  }

  private async correctSkills(
    tx: Tx,
    agencyId: string,
    corrections: readonly Correction[],
  ): Promise<void> {
    const replaced = corrections.flatMap(({ id, changes }) => {
      const to = changes.find(({ field }) => field === 'skills')?.to;
      return Array.isArray(to) ? [{ id, skills: to.map(String) }] : [];
    });
    if (replaced.length === 0) return;
    await tx.query('delete from employee_skill where employee_id = any($1::uuid[])', [
      replaced.map(({ id }) => id),
    ]);
    const skills = replaced.flatMap(({ id, skills: list }) =>
      list.map((skill) => ({ employeeId: id, skill })),
    );
    await this.insertSkills(tx, agencyId, skills);
  }

  /**
   * Two heads may trade places on one day. The database allows one head a unit at any time and checks
   * row by row, so everybody steps down first and takes the new seat after.
   */
  private async correctHoldings(
    tx: Tx,
    corrections: readonly Correction[],
    state: EmployeesState,
    unitIds: ReadonlyMap<string, string>,
  ): Promise<void> {
    const headship = new Map(
      state.people.flatMap(({ employment }) =>
        employment?.holding ? [[employment.holding.id, employment.holding.isHead]] : [],
      ),
    );
    const seats = corrections.filter(({ changes }) =>
      changes.some(({ field }) => field === 'unitCode' || field === 'isHead'),
    );
    const seatIds = new Set(seats.map(({ id }) => id));
    if (seatIds.size > 0)
      await tx.query('update position_holding set is_head = false where id = any($1::uuid[])', [
        [...seatIds],
      ]);
    const written = corrections.map(({ id, changes }): RecordCorrection => {
      const stored = changes.map(({ field, to }) =>
        field === 'unitCode' ? { field: 'unitId', to: unitIds.get(String(to)) } : { field, to },
      );
      const keepsHead = seatIds.has(id) && !changes.some(({ field }) => field === 'isHead');
      return {
        id,
        changes: keepsHead
          ? [...stored, { field: 'isHead', to: headship.get(id) ?? false }]
          : stored,
      };
    });
    await applyCorrections(tx, 'position_holding', HOLDING_COLUMNS, written);
  }
}
