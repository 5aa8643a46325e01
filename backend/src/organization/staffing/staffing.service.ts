import { Injectable } from '@nestjs/common';
import { AccountImport } from '../../accounts/account-import.service.js';
import { changesOf, type FieldChange } from '../importing/domain/changes.js';
import type { EmployeeRow } from '../importing/domain/employees.parser.js';
import { NIP_NOT_AVAILABLE, planEmployees } from '../importing/domain/plan.employees.js';
import type {
  EmployeesPlan,
  EmployeesState,
  RowAnswer,
} from '../importing/domain/plan.employees.model.js';
import { readEmail, readPhone } from '../importing/domain/values.js';
import type { Actor } from '../../kernel/actor.js';
import { longDate } from '../../kernel/indonesian-date.js';
import { addDays } from '../../kernel/date.js';
import { unmarked } from '../../kernel/label.js';
import { typedLine } from '../../kernel/text.js';
import { demandAdmin } from '../grants/admin.js';
import { DirectoryService } from '../directory/directory.service.js';
import { isAcademicTitle, isPersonName } from '../people/domain/person-name.js';
import { parseNip } from '../people/domain/nip.js';
import { type PersonRecord, personRecordSql } from '../people/person-record.js';
import { type AsnKind, findRank } from '../people/domain/rank.js';
import { EmployeeImport } from '../importing/employee-import.service.js';
import {
  lockEmployee,
  lockEmployees,
  lockStaffing,
  type StaffedEmployee,
} from '../people/staffing.lock.js';
import { StaffingAftermath } from '../../workflow/ties/staffing-aftermath.js';
import { StructureImport } from '../importing/structure-import.service.js';
import { AuditService } from '../../workflow/events/audit.service.js';
import { Database, type Tx } from '../../platform/database/database.js';
import type { Sql } from '../../platform/database/sql.js';
import { isUniqueClash } from '../../platform/errors/postgres.js';
import {
  forbidden,
  invalidField,
  notFound,
  refusal,
  wrongState,
} from '../../platform/errors/problem.js';
import { NotificationService } from '../../workflow/events/notification.service.js';
import { moveNews } from '../departures/staffing-news.js';
import type { CorrectDto, CorrectStartDto, HireDto, PostDto, StaffedDto } from './staffing.dto.js';

/** The only row of the plans made here. */
const ROW = 1;

/** Fields of the forms by the columns that the plan speaks of. */
const FIELDS: Readonly<Record<string, string>> = {
  NIP: 'nip',
  NAMA: 'name',
  JABATAN: 'effectiveFrom',
  JENIS_ASN: 'kind',
  GOLONGAN: 'rank',
  TMT_GOLONGAN: 'rankSince',
  KEPALA_UNIT: 'isHead',
};

/** A correction that somebody else asked for; what it says beside the changes stands in the event. */
export interface DecidedCorrection {
  readonly employeeId: string;
  readonly changes: readonly FieldChange[];
  readonly reason: string;
  readonly correctionRequestId: string;
}

interface Form {
  readonly row: EmployeeRow;
  readonly effectiveFrom: string;
  readonly personId?: string;
  readonly answer?: RowAnswer;
}

/** One person at a time, by the same plan as a file of thousands: what the screen does, the next import agrees with. */
@Injectable()
export class StaffingService {
  constructor(
    private readonly database: Database,
    private readonly employees: EmployeeImport,
    private readonly structure: StructureImport,
    private readonly accounts: AccountImport,
    private readonly directory: DirectoryService,
    private readonly aftermath: StaffingAftermath,
    private readonly notifications: NotificationService,
    private readonly audit: AuditService,
  ) {}

  /** @throws 403, 400 at a field, 409 `head_present`, 409 `same_person` or `left_returns` with what may be answered */
  hire(actor: Actor, body: HireDto): Promise<StaffedDto> {
    demandAdmin(actor);
    return this.database.transaction(async (tx) => {
      await lockStaffing(tx, actor.agencyId);
      const units = await this.units(tx, actor.agencyId);
      const row = newcomerOf(body, unitCodeOf(units, body.unitId));
      const state = await this.state(tx, actor, body, row.nip ? [row.nip] : [], null);
      if (row.nip && state.people.some(({ nip, employment }) => nip === row.nip && employment))
        throw invalidField(
          'nip',
          'nip_taken',
          'NIP ini sudah tercatat pada pegawai yang bertugas.',
        );
      const { plan, warnings } = this.plan(state, actor, {
        row,
        effectiveFrom: body.effectiveFrom,
        answer: body.answer,
      });
      const former = plan.warnings.find(({ code }) => code === 'nip_former');
      if (former) throw invalidField('nip', 'nip_taken', former.message);
      this.demandHeadship(plan, body);
      await this.write(tx, actor, plan, state, units.ids);
      const employee = await tx.one<{ id: string }>(
        `select e.id from employment e join person p on p.id = e.person_id
          where e.agency_id = $1 and p.nip is not distinct from $2 and p.name = $3 order by e.id desc limit 1`,
        [actor.agencyId, row.nip, row.person.name],
      );
      const employeeId = employee?.id ?? '';
      await this.audit.record(tx, actor, {
        action: 'employee.hire',
        entity: 'employee',
        entityId: employeeId,
        via: 'agency_admin',
        detail: { ...body },
      });
      return { employeeId, warnings };
    });
  }

  /** A new post from a day on; what is recorded of later days stays. @throws 404, 403, 400, 409 `head_present` */
  move(actor: Actor, employeeId: string, body: PostDto): Promise<StaffedDto> {
    return this.database.transaction(async (tx) => {
      const employee = await this.lock(tx, actor, employeeId);
      if (employee.endsOn !== null && employee.endsOn < body.effectiveFrom)
        throw invalidField('effectiveFrom', 'range', 'Sesudah hari terakhirnya bertugas.');
      if (body.effectiveFrom < employee.startsOn)
        throw invalidField('effectiveFrom', 'range', 'Sebelum masa kerjanya dimulai.');
      const units = await this.units(tx, actor.agencyId);
      const state = await this.state(tx, actor, body, [], employee.personId);
      const known = state.people.find(({ personId }) => personId === employee.personId);
      if (!known?.employment || known.employment.id !== employeeId)
        throw wrongState('Masa kerja ini tidak berjalan pada tanggal itu.');
      const row: EmployeeRow = {
        row: ROW,
        nip: known.nip,
        person: known.person,
        kind: known.employment.kind,
        civilServiceSince: known.employment.civilServiceSince,
        skills: known.employment.skills,
        ...rankOf(known.employment.kind, body),
        holding: holdingOf(body, unitCodeOf(units, body.unitId)),
      };
      const { plan, warnings } = this.plan(state, actor, {
        row,
        effectiveFrom: body.effectiveFrom,
        personId: employee.personId,
      });
      if (
        plan.openedHoldings.length + plan.correctedHoldings.length + plan.openedRanks.length ===
        0
      )
        throw wrongState(warnings[0] ?? 'Jabatan itu sudah yang tercatat.');
      this.demandHeadship(plan, body);
      await this.write(tx, actor, plan, state, units.ids);
      const { positionName, effectiveFrom: startsOn } = body;
      await this.notifications.notify(
        tx,
        moveNews(actor.agencyId, { employeeId, positionName, startsOn }),
      );
      await this.audit.record(tx, actor, {
        action: 'employee.move',
        entity: 'employee',
        entityId: employeeId,
        via: 'agency_admin',
        detail: { name: employee.name, ...body },
      });
      return { employeeId, warnings };
    });
  }

  /** Takes out a post that has not begun; the one before runs on. @throws 404, 403, 409 */
  cancelMove(actor: Actor, employeeId: string): Promise<StaffedDto> {
    return this.database.transaction(async (tx) => {
      const employee = await this.lock(tx, actor, employeeId);
      const [holding] = await tx.query<{ id: string; startsOn: string }>(
        `select id, starts_on::text as "startsOn" from position_holding where employee_id = $1 and starts_on > $2
          order by starts_on desc limit 1`,
        [employeeId, actor.today],
      );
      const [before] = holding
        ? await tx.query<{ id: string }>(
            'select id from position_holding where employee_id = $1 and ends_on = $2',
            [employeeId, addDays(holding.startsOn, -1)],
          )
        : [];
      if (!holding || !before) throw wrongState('Tidak ada jabatan yang akan datang.');
      const [used] = await tx.query('select 1 from skp where holding_id = $1', [holding.id]);
      if (used) throw wrongState('SKP untuk jabatan itu sudah disusun.');
      await this.overlapRefused(async () => {
        await tx.query('delete from position_holding where id = $1', [holding.id]);
        await tx.query('update position_holding set ends_on = $2 where id = $1', [
          before.id,
          employee.endsOn,
        ]);
      });
      await this.aftermath.forget(tx, [employeeId], ['moved']);
      await this.directory.refresh(tx, actor.agencyId, actor.today);
      await this.audit.record(tx, actor, {
        action: 'employee.cancel_move',
        entity: 'employee',
        entityId: employeeId,
        via: 'agency_admin',
        detail: { name: employee.name, startsOn: holding.startsOn },
      });
      return { employeeId, warnings: [] };
    });
  }

  /** What was typed wrong, with who changed what from what to what. @throws 404, 403, 400 at a field, 409 */
  correct(actor: Actor, employeeId: string, body: CorrectDto): Promise<StaffedDto> {
    return this.database.transaction(async (tx) => {
      const employee = await this.lock(tx, actor, employeeId);
      const changes = await this.changesAsked(tx, employeeId, body, 'for update of p');
      if (changes.length === 0) throw wrongState('Tidak ada yang berubah.');
      await this.writeCorrections(tx, actor, [
        { employee, changes, detail: { reason: body.reason } },
      ]);
      return { employeeId, warnings: [] };
    });
  }

  /** What a form would change of the record as it stands. @throws 404, 400 at a field */
  async changesAsked(
    sql: Sql,
    employeeId: string,
    body: Omit<CorrectDto, 'reason'>,
    lock: 'for update of p' | '' = '',
  ): Promise<FieldChange[]> {
    const [row] = await sql.query<{ record: PersonRecord }>(
      `select ${personRecordSql('p', 'e')} as record
         from employment e join person p on p.id = e.person_id where e.id = $1 ${lock}`,
      [employeeId],
    );
    if (!row) throw notFound('Pegawai');
    const present = row.record;
    return changesOf<string>(present, { ...present, ...correctedOf(body) }, Object.keys(present));
  }

  /**
   * Corrections that were decided elsewhere, as if the admin had typed them; the same few statements for one or a hundred.
   * The caller holds the lock of staffing, and has seen that the records stand as they were asked about.
   */
  async applyCorrections(
    tx: Tx,
    actor: Actor,
    decided: readonly DecidedCorrection[],
  ): Promise<void> {
    const locked = await lockEmployees(
      tx,
      actor.agencyId,
      decided.map(({ employeeId }) => employeeId),
    );
    const employees = new Map(locked.map((employee) => [employee.id, employee]));
    await this.writeCorrections(
      tx,
      actor,
      decided.map(({ employeeId, changes, ...detail }) => {
        const employee = employees.get(employeeId);
        if (!employee) throw notFound('Pegawai');
        return { employee, changes, detail };
      }),
    );
  }

  /** A TMT typed wrong: the post before ends, or goes on, up to the day before. @throws 404, 403, 400, 409 */
  correctStart(
    actor: Actor,
    employeeId: string,
    holdingId: string,
    { startsOn, reason }: CorrectStartDto,
  ): Promise<StaffedDto> {
    return this.database.transaction(async (tx) => {
      const employee = await this.lock(tx, actor, employeeId);
      const holdings = await tx.query<{ id: string; startsOn: string; endsOn: string | null }>(
        `select id, starts_on::text as "startsOn", ends_on::text as "endsOn" from position_holding
          where employee_id = $1 order by starts_on for update`,
        [employeeId],
      );
      const at = holdings.findIndex(({ id }) => id === holdingId);
      const holding = holdings[at];
      if (!holding) throw notFound('Jabatan');
      const before = holdings[at - 1];
      const field = 'startsOn';
      if (holding.endsOn !== null && startsOn > holding.endsOn)
        throw invalidField(field, 'range', `Jabatan ini berakhir ${longDate(holding.endsOn)}.`);
      if (before && startsOn <= before.startsOn)
        throw invalidField(
          field,
          'range',
          `Jabatan sebelumnya baru dimulai ${longDate(before.startsOn)}.`,
        );
      if (startsOn === holding.startsOn) throw wrongState('Tanggal itu yang sudah tercatat.');
      const touches = before?.endsOn === addDays(holding.startsOn, -1);
      await this.overlapRefused(async () => {
        const earlier = startsOn < holding.startsOn;
        const moveStart = () =>
          tx.query('update position_holding set starts_on = $2 where id = $1', [
            holdingId,
            startsOn,
          ]);
        if (!earlier) await moveStart();
        if (before && (touches || (before.endsOn ?? startsOn) >= startsOn))
          await tx.query('update position_holding set ends_on = $2 where id = $1', [
            before.id,
            addDays(startsOn, -1),
          ]);
        if (earlier) await moveStart();
        // The first post may begin earlier than the employment was recorded to.
        if (!before && startsOn < employee.startsOn)
          await tx.query('update employment set starts_on = $2 where id = $1', [
            employeeId,
            startsOn,
          ]);
      });
      await this.directory.refresh(tx, actor.agencyId, actor.today);
      await this.audit.record(tx, actor, {
        action: 'position_holding.correct',
        entity: 'position_holding',
        entityId: holdingId,
        via: 'agency_admin',
        detail: {
          employeeId,
          name: employee.name,
          reason,
          changes: [{ field: 'startsOn', from: holding.startsOn, to: startsOn }],
        },
      });
      return { employeeId, warnings: [] };
    });
  }

  /** History, directory, what the person is told, and who corrected what. */
  private async writeCorrections(
    tx: Tx,
    actor: Actor,
    corrections: readonly {
      readonly employee: StaffedEmployee;
      readonly changes: readonly FieldChange[];
      readonly detail: Readonly<Record<string, unknown>>;
    }[],
  ): Promise<void> {
    const nips = corrections.flatMap(({ employee, changes }) =>
      changes
        .filter(({ field }) => field === 'nip')
        .map(({ from, to }) => ({
          row: ROW,
          personId: employee.personId,
          from: from === null ? null : String(from),
          to: String(to),
        })),
    );
    for (const nip of nips) await this.demandFreeNip(tx, actor.agencyId, nip);
    await this.employees.write(
      tx,
      actor.agencyId,
      {
        ...NOTHING,
        correctedPeople: corrections.map(({ employee, changes }) => ({
          row: ROW,
          id: employee.personId,
          changes,
        })),
        correctedEmployments: corrections.map(({ employee, changes }) => ({
          row: ROW,
          id: employee.id,
          changes: changes.filter(({ field }) => field === 'civilServiceSince'),
        })),
        correctedNips: nips,
      },
      { people: [], headedUnits: new Set(), nipsElsewhere: new Set() },
      new Map(),
    );
    await this.directory.refresh(tx, actor.agencyId, actor.today);
    await this.audit.record(
      tx,
      actor,
      ...corrections.map(({ employee, changes, detail }) => ({
        action: 'person.correct',
        entity: 'person',
        entityId: employee.personId,
        via: 'agency_admin',
        detail: {
          employeeId: employee.id,
          name: changes.find(({ field }) => field === 'name')?.to ?? employee.name,
          ...detail,
          changes,
        },
      })),
    );
  }

  private async demandFreeNip(
    tx: Tx,
    agencyId: string,
    { personId, to }: { readonly personId: string; readonly to: string },
  ): Promise<void> {
    const elsewhere = await this.employees.elsewhere(tx, agencyId, [to]);
    // In the words of the import: the answer tells neither who nor where.
    if (elsewhere.has(to)) throw invalidField('nip', 'nip_not_available', NIP_NOT_AVAILABLE);
    const taken = await tx.one(
      'select 1 from person where nip = $1 and id <> $2 and kept_of is null',
      [to, personId],
    );
    if (taken) throw invalidField('nip', 'nip_taken', NIP_TAKEN);
  }

  private async lock(tx: Tx, actor: Actor, employeeId: string): Promise<StaffedEmployee> {
    await lockStaffing(tx, actor.agencyId);
    const employee = await lockEmployee(tx, actor.agencyId, employeeId);
    demandAdmin(actor);
    if (employee.personId === actor.personId)
      throw forbidden('Data kepegawaian Anda sendiri diubah oleh admin lain.');
    return employee;
  }

  private async units(tx: Tx, agencyId: string) {
    const units = await this.structure.presentUnits(tx, agencyId);
    return {
      ids: new Map(units.map(({ code, id }) => [code, id])),
      codes: new Map(units.map(({ code, id }) => [id, code])),
    };
  }

  /** For a newcomer everyone is looked at: who may be the same person is not known by id. */
  private state(
    tx: Tx,
    actor: Actor,
    { effectiveFrom, unitId }: PostDto,
    nips: readonly string[],
    personId: string | null,
  ): Promise<EmployeesState> {
    const some = personId === null ? undefined : { personIds: [personId], unitIds: [unitId] };
    return this.employees.state(tx, actor.agencyId, {
      effectiveFrom,
      today: actor.today,
      nips,
      some,
    });
  }

  /** @throws 400 where the plan refuses, 409 where it asks */
  private plan(
    state: EmployeesState,
    { today }: Actor,
    { row, effectiveFrom, personId, answer }: Form,
  ): { plan: EmployeesPlan; warnings: string[] } {
    const plan = planEmployees(
      {
        file: '',
        rows: [row],
        effectiveFrom,
        today,
        newcomersFrom: effectiveFrom,
        answers: new Map(answer ? [[ROW, answer]] : []),
        known: new Map(personId ? [[ROW, personId]] : []),
      },
      state,
    );
    const [refused] = plan.rejected;
    if (refused)
      throw invalidField(FIELDS[refused.column] ?? 'effectiveFrom', refused.code, refused.message);
    const [question] = plan.questions;
    if (question) throw refusal(question.code, question.message, [], { choices: question.choices });
    const warnings = plan.warnings
      .filter(({ code }) => code !== 'head_replaced')
      .map(({ message }) => message);
    return { plan, warnings };
  }

  /** One head per unit: who is there gives way only when that was said. */
  private demandHeadship(plan: EmployeesPlan, { isHead, replaceHead }: PostDto): void {
    const replaced = plan.warnings.find(({ code }) => code === 'head_replaced');
    if (isHead && replaced && !replaceHead)
      throw refusal(
        'head_present',
        `${replaced.message.split(' tidak ada di berkas')[0]} sekarang memimpin unit ini. Jabatannya berakhir sehari sebelumnya bila digantikan.`,
      );
  }

  private async write(
    tx: Tx,
    actor: Actor,
    plan: EmployeesPlan,
    state: EmployeesState,
    unitIds: ReadonlyMap<string, string>,
  ): Promise<void> {
    const { agencyId, today } = actor;
    await this.overlapRefused(async () => {
      const changes = await this.employees.write(tx, agencyId, plan, state, unitIds);
      await this.accounts.createMissing(tx, agencyId, today);
      await this.directory.refresh(tx, agencyId, today);
      await this.aftermath.settle(tx, { agencyId, today, changes });
    });
  }

  private async overlapRefused<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!isUniqueClash(error)) throw error;
      throw wrongState('Bertumpang tindih dengan jabatan atau kepala unit yang sudah tercatat.');
    }
  }
}

const NIP_TAKEN = 'NIP ini belum dapat dicatat di instansi ini. Periksa sekali lagi.';

const NOTHING: EmployeesPlan = {
  correctedPeople: [],
  correctedEmployments: [],
  correctedHoldings: [],
  correctedRanks: [],
  closedHoldings: [],
  openedHoldings: [],
  openedRanks: [],
  newPeople: [],
  newEmployments: [],
  correctedNips: [],
  reappointed: [],
  departures: [],
  suspensions: [],
  questions: [],
  rejected: [],
  warnings: [],
};

function unitCodeOf(units: { codes: ReadonlyMap<string, string> }, unitId: string): string {
  const code = units.codes.get(unitId);
  if (code === undefined) throw invalidField('unitId', 'unit_unknown', 'Unit tidak dikenal.');
  return code;
}

const holdingOf = (body: PostDto, unitCode: string): EmployeeRow['holding'] => ({
  unitCode,
  positionName: body.positionName,
  positionKind: body.positionKind,
  functionalLevel: body.functionalLevel ?? null,
  echelon: body.echelon ?? null,
  positionClass: body.positionClass ?? null,
  isHead: body.isHead,
});

function rankOf(
  kind: AsnKind,
  { rank, rankSince }: PostDto,
): Pick<EmployeeRow, 'rank' | 'rankSince'> {
  if (!rank) return { rank: null, rankSince: null };
  const found = findRank(kind, rank);
  if (!found)
    throw invalidField('rank', 'golongan_unknown', `Golongan ${rank} tidak ada untuk ${kind}.`);
  return { rank: found.code, rankSince: rankSince ?? null };
}

function nipOf(text: string | undefined): string | null {
  if (!text) return null;
  const parsed = parseNip(text);
  if (!parsed.ok) throw invalidField('nip', parsed.code, parsed.message);
  return parsed.nip.digits;
}

/** As in files: what a letter prints must be a name. */
function nameOf(text: string): string {
  if (!isPersonName(text))
    throw invalidField(
      'name',
      'name_characters',
      "Nama hanya boleh berisi huruf, spasi, dan tanda . , ' - ( ) /. Gelar mempunyai isian sendiri.",
    );
  return text;
}

function titleOf(field: 'frontTitle' | 'backTitle', text: string | undefined): string | null {
  if (!text) return null;
  if (!isAcademicTitle(text))
    throw invalidField(
      field,
      'title_characters',
      "Gelar hanya boleh berisi huruf, angka, spasi, dan tanda . , ' - ( ) / &.",
    );
  return text;
}

function phoneOf(text: string | undefined): string | null {
  if (!text) return null;
  const phone = readPhone(text);
  if (phone === null)
    throw invalidField('phone', 'range', 'Nomor telepon tidak sah, misalnya 081200000000.');
  return phone;
}

function emailOf(text: string | undefined): string | null {
  if (!text) return null;
  const email = readEmail(text);
  if (email === null) throw invalidField('email', 'range', 'Alamat surel tidak sah.');
  return email;
}

function newcomerOf(body: HireDto, unitCode: string): EmployeeRow {
  const nip = nipOf(body.nip);
  if (nip === null && body.kind !== 'PEJABAT_NEGARA')
    throw invalidField('nip', 'required', 'NIP wajib diisi untuk PNS dan PPPK.');
  return {
    row: ROW,
    nip,
    person: {
      name: nameOf(body.name),
      frontTitle: titleOf('frontTitle', body.frontTitle),
      backTitle: titleOf('backTitle', body.backTitle),
      birthDate: body.birthDate ?? null,
      gender: body.gender ?? null,
      education: body.education ?? null,
      phone: phoneOf(body.phone),
      email: emailOf(body.email),
    },
    kind: body.kind,
    civilServiceSince: body.civilServiceSince ?? null,
    ...rankOf(body.kind, body),
    holding: holdingOf(body, unitCode),
    skills: [
      ...new Set((body.skills ?? []).map((skill) => unmarked(typedLine(skill))).filter(Boolean)),
    ],
  };
}

function correctedOf(body: Omit<CorrectDto, 'reason'>): Record<string, string | null> {
  const given: Record<string, string | null> = {};
  const take = (field: keyof typeof body, read: (text: string) => string | null): void => {
    const value = body[field];
    if (value !== undefined) given[field] = value === '' ? null : read(value);
  };
  const asIs = (text: string): string => text;
  take('name', nameOf);
  take('frontTitle', (text) => titleOf('frontTitle', text));
  take('backTitle', (text) => titleOf('backTitle', text));
  take('birthDate', asIs);
  take('gender', asIs);
  take('education', asIs);
  take('phone', phoneOf);
  take('email', emailOf);
  take('civilServiceSince', asIs);
  if (body.nip) given.nip = nipOf(body.nip);
  return given;
}
