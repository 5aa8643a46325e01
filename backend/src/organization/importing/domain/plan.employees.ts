import { addDays } from '../../../kernel/date.js';
import {
  DEPARTURE_WORDS,
  departureFault,
  type DepartureKind,
} from '../../departures/domain/departure.js';
import { parseNip } from '../../people/domain/nip.js';
import { type Correction, changesOf, correction, filledChangesOf } from './changes.js';
import { type EmployeeRow, employeeKey } from './employees.parser.js';
import type {
  EmployeesImport,
  EmployeesPlan,
  EmployeesState,
  NewEmployment,
  NewHolding,
  PresentEmployee,
  RowAnswer,
  RowQuestion,
} from './plan.employees.model.js';
import type { ImportProblem } from './sheet.js';
import { printDate } from './values.js';

const PERSON_FIELDS = [
  'name',
  'frontTitle',
  'backTitle',
  'birthDate',
  'gender',
  'education',
  'phone',
  'email',
] as const;

/** A change of these opens a new holding (R105). */
const DATED_FIELDS = [
  'unitCode',
  'positionName',
  'positionKind',
  'functionalLevel',
  'echelon',
  'isHead',
] as const;

/** The same for everybody who is at home in another agency: it tells neither who nor where. */
export const NIP_NOT_AVAILABLE =
  'NIP ini belum dapat dicatat di instansi ini. Periksa NIP, atau ajukan perpindahan.';

/** Compares the rows of the file with what is stored (R105–R107). Pure: nothing is written. */
export function planEmployees(asked: EmployeesImport, state: EmployeesState): EmployeesPlan {
  return new EmployeesPlanner(asked, state).plan(asked.rows);
}

class EmployeesPlanner {
  private readonly correctedPeople: Correction[] = [];
  private readonly correctedEmployments: Correction[] = [];
  private readonly correctedHoldings: Correction[] = [];
  private readonly correctedRanks: Correction[] = [];
  private readonly closedHoldings: EmployeesPlan['closedHoldings'][number][] = [];
  private readonly openedHoldings: EmployeesPlan['openedHoldings'][number][] = [];
  private readonly openedRanks: EmployeesPlan['openedRanks'][number][] = [];
  private readonly newPeople: EmployeesPlan['newPeople'][number][] = [];
  private readonly newEmployments: EmployeesPlan['newEmployments'][number][] = [];
  private readonly correctedNips: EmployeesPlan['correctedNips'][number][] = [];
  private readonly reappointed: EmployeesPlan['reappointed'][number][] = [];
  private readonly departures: EmployeesPlan['departures'][number][] = [];
  private readonly suspensions: EmployeesPlan['suspensions'][number][] = [];
  private readonly questions: RowQuestion[] = [];
  private readonly rejected: ImportProblem[] = [];
  private readonly warnings: ImportProblem[] = [];
  private readonly present = new Map<string, PresentEmployee>();
  private readonly heads = new Map<string, PresentEmployee>();
  /** who takes over which unit later, as recorded already */
  private readonly headsToCome = new Map<string, { person: PresentEmployee; startsOn: string }>();
  /** by name and birth date: who may stand in the file under another NIP */
  private readonly alike = new Map<string, PresentEmployee[]>();

  private readonly file: string;
  private readonly effectiveFrom: string;
  private readonly today: string;
  private readonly answers: ReadonlyMap<number, RowAnswer>;
  private readonly known: ReadonlyMap<number, string>;
  private readonly newcomersFrom: string | undefined;

  constructor(
    asked: EmployeesImport,
    private readonly state: EmployeesState,
  ) {
    this.file = asked.file;
    this.effectiveFrom = asked.effectiveFrom;
    this.today = asked.today ?? END_OF_TIME;
    this.answers = asked.answers ?? new Map();
    this.known = asked.known ?? new Map();
    this.newcomersFrom = asked.newcomersFrom;
    for (const person of state.people) {
      const holding = person.employment?.holding;
      if (person.nip) this.present.set(person.nip, person);
      else if (holding) this.present.set(employeeKey({ nip: null, holding }), person);
      if (holding?.isHead && !this.isToCome(holding)) this.heads.set(holding.unitCode, person);
      for (const one of [holding, person.employment?.laterHolding])
        if (one?.isHead && this.isToCome(one)) this.noteHeadToCome(one, person);
      const key = likeness(person);
      if (key) this.alike.set(key, [...(this.alike.get(key) ?? []), person]);
    }
  }

  plan(rows: readonly EmployeeRow[]): EmployeesPlan {
    const inFile = new Set<PresentEmployee>();
    for (const row of rows) {
      const person = this.find(row);
      if (person) inFile.add(person);
    }
    for (const row of rows) {
      const known = this.find(row);
      if (known && this.isOtherOfficial(row, known)) continue;
      const person = known ?? this.recognised(row, inFile);
      if (person === 'asked') continue;
      if (person) inFile.add(person);
      if (person && !known && this.formerOwner(row) !== person) this.correctNip(row, person);
      this.planRow(row, person);
    }
    for (const row of rows)
      if (row.holding.isHead && !this.isElsewhere(row) && !this.isAsked(row))
        this.replaceAbsentHead(row, inFile);
    return {
      correctedPeople: this.correctedPeople,
      correctedEmployments: this.correctedEmployments,
      correctedHoldings: this.correctedHoldings.sort(headshipEndsFirst),
      correctedRanks: this.correctedRanks,
      closedHoldings: this.closedHoldings,
      openedHoldings: this.openedHoldings,
      openedRanks: this.openedRanks,
      newPeople: this.newPeople,
      newEmployments: this.newEmployments,
      correctedNips: this.correctedNips,
      reappointed: this.reappointed,
      departures: this.departures,
      suspensions: this.suspensions,
      questions: this.questions,
      rejected: this.rejected,
      warnings: this.warnings,
    };
  }

  private planRow(row: EmployeeRow, person: PresentEmployee | undefined): void {
    if (this.isElsewhere(row)) {
      this.rejected.push(this.problem(row, 'NIP', 'nip_not_available', NIP_NOT_AVAILABLE));
      return;
    }
    if (row.departure) {
      this.planDeparture(row, row.departure, person);
      return;
    }
    if (!person) {
      const employment = newEmployment(row, this.startOfNewcomer(row));
      this.newPeople.push({ row: row.row, nip: row.nip, person: row.person, employment });
      return;
    }
    const corrected = filledChangesOf({ ...person.person }, { ...row.person }, PERSON_FIELDS);
    this.correctedPeople.push(...correction(row.row, person.personId, corrected));
    const { employment } = person;
    if (!employment) {
      if (person.left && !this.isAnswered(row, 'return')) {
        this.askReturn(row, person.left);
        return;
      }
      this.newEmployments.push({
        row: row.row,
        personId: person.personId,
        employment: newEmployment(row, this.effectiveFrom),
      });
      return;
    }
    if (row.kind === 'PNS' && employment.kind === 'PPPK') {
      this.reappoint(row, person.personId, employment);
      return;
    }
    const changes = filledChangesOf(employment, row, ['kind', 'civilServiceSince', 'skills']);
    this.correctedEmployments.push(...correction(row.row, employment.id, changes));
    this.planHolding(row, employment);
    this.planRank(row, employment);
  }

  private planHolding(
    row: EmployeeRow,
    { id: employeeId, holding, laterHolding, endsOn }: Employment,
  ): void {
    const until = this.lastDayOf(row, laterHolding, endsOn);
    const opened = {
      ...row.holding,
      startsOn: this.effectiveFrom,
      ...(until === null ? {} : { endsOn: until }),
    };
    if (!holding) {
      this.openedHoldings.push({ row: row.row, employeeId, holding: opened });
      return;
    }
    const classChange = filledChangesOf(holding, row.holding, ['positionClass']);
    const dated = changesOf(holding, row.holding, DATED_FIELDS);
    const spelling = dated.every(
      ({ field }) =>
        field === 'positionName' &&
        holding.positionName.toLocaleLowerCase('id') ===
          row.holding.positionName.toLocaleLowerCase('id'),
    );
    const isRecorded =
      laterHolding && changesOf(laterHolding, row.holding, DATED_FIELDS).length === 0;
    if (dated.length > 0 && isRecorded) {
      const message = `Perubahan ini sudah tercatat dan mulai berlaku ${printDate(laterHolding.startsOn)}.`;
      this.warnings.push(this.problem(row, 'JABATAN', 'change_to_come', message));
    } else if (spelling || this.isToCome(holding) || holding.startsOn === this.effectiveFrom) {
      const all = [...dated, ...classChange];
      this.correctedHoldings.push(...correction(row.row, holding.id, all));
    } else if (holding.startsOn > this.effectiveFrom) {
      this.refuseBackdating(row, 'JABATAN', `Jabatan ini berlaku sejak`, holding.startsOn);
    } else {
      if (laterHolding) {
        const message = `Jabatan yang sudah tercatat mulai ${printDate(laterHolding.startsOn)} tetap berlaku pada harinya.`;
        this.warnings.push(this.problem(row, 'JABATAN', 'change_to_come', message));
      }
      this.closeHolding(row, employeeId, holding.id, 'changed');
      this.openedHoldings.push({ row: row.row, employeeId, holding: opened });
    }
  }

  private planRank(
    row: EmployeeRow,
    { id: employeeId, rank: present, laterRank }: Employment,
  ): void {
    if (row.rank === null) return;
    const rank = { rank: row.rank, since: row.rankSince, recordedOn: this.effectiveFrom };
    if (!present) {
      this.openedRanks.push({ row: row.row, employeeId, rank });
    } else if (present.rank === rank.rank || present.recordedOn === this.effectiveFrom) {
      const changes = filledChangesOf(present, rank, ['rank', 'since']);
      this.correctedRanks.push(...correction(row.row, present.id, changes));
    } else if (laterRank && laterRank.rank === rank.rank) {
      const message = `Golongan ${rank.rank} sudah tercatat dan mulai berlaku ${printDate(laterRank.recordedOn)}.`;
      this.warnings.push(this.problem(row, 'GOLONGAN', 'change_to_come', message));
    } else if (present.recordedOn > this.effectiveFrom && present.recordedOn > this.today) {
      const changes = filledChangesOf(present, rank, ['rank', 'since']);
      this.correctedRanks.push(...correction(row.row, present.id, changes));
    } else if (present.recordedOn > this.effectiveFrom) {
      this.refuseBackdating(row, 'GOLONGAN', 'Golongan terakhir dicatat', present.recordedOn);
    } else {
      if (rank.since && present.since && rank.since <= present.since) {
        const message = `GOLONGAN berubah dari ${present.rank} ke ${rank.rank}, tetapi TMT_GOLONGAN tidak lebih baru.`;
        this.warnings.push(this.problem(row, 'TMT_GOLONGAN', 'rank_since_stale', message));
      }
      this.openedRanks.push({ row: row.row, employeeId, rank });
    }
  }

  /**
   * Who stands in the file under a NIP that nobody has: the same name and birth date under another one. Never decided
   * silently: a second record would split the work of one person, and a wrong match would give an account away.
   */
  private recognised(
    row: EmployeeRow,
    inFile: ReadonlySet<PresentEmployee>,
  ): PresentEmployee | 'asked' | undefined {
    if (row.nip === null || row.departure || this.isElsewhere(row)) return undefined;
    const former = this.formerOwner(row);
    if (former && plainName(former.person.name) === plainName(row.person.name)) {
      const now = former.nip ? ` Sekarang ${former.nip}.` : '';
      const message = `NIP ${row.nip} adalah NIP lama ${former.person.name}.${now}`;
      if (inFile.has(former)) {
        const twice = `${message} Pegawai ini sudah ada di baris lain; hapus salah satu baris.`;
        this.rejected.push(this.problem(row, 'NIP', 'person_twice', twice));
        return 'asked';
      }
      this.warnings.push(this.problem(row, 'NIP', 'nip_former', `${message} NIP tidak diubah.`));
      return former;
    }
    const key = likeness(row);
    const candidates = (key ? (this.alike.get(key) ?? []) : []).filter((one) => !inFile.has(one));
    const [candidate] = candidates;
    if (!candidate || this.isAnswered(row, 'new')) return undefined;
    if (candidates.length === 1 && this.isAnswered(row, 'same')) return candidate;
    const several = candidates.length > 1;
    const message = several
      ? `Ada ${candidates.length} pegawai bernama ${row.person.name} dengan tanggal lahir yang sama tetapi NIP lain. Betulkan dahulu di berkas pegawainya, atau nyatakan bahwa ini orang lain.`
      : `${row.person.name} dengan tanggal lahir yang sama sudah tercatat ${candidate.nip ? `dengan NIP ${candidate.nip}` : 'tanpa NIP'}. Orang yang sama?`;
    this.questions.push({
      ...this.problem(row, 'NIP', 'same_person', message),
      choices: several ? ['new'] : ['same', 'new'],
    });
    return 'asked';
  }

  /** Who had this NIP before it was corrected, or before two records became one. */
  private formerOwner({ nip }: EmployeeRow): PresentEmployee | undefined {
    const personId = nip === null ? undefined : this.state.formerNips?.get(nip);
    return personId === undefined
      ? undefined
      : this.state.people.find((person) => person.personId === personId);
  }

  private find(row: EmployeeRow): PresentEmployee | undefined {
    const personId = this.known.get(row.row);
    return personId === undefined
      ? this.present.get(employeeKey(row))
      : this.state.people.find((person) => person.personId === personId);
  }

  /**
   * An official without NIP is known by the post. Another name there is a slip that was put right, or another person: who
   * follows in a post never takes over what the former one did, nor the account.
   * @returns true where the row is dealt with
   */
  private isOtherOfficial(row: EmployeeRow, person: PresentEmployee): boolean {
    const { employment } = person;
    if (row.nip !== null || person.nip !== null || this.known.has(row.row)) return false;
    if (!employment || plainName(row.person.name) === plainName(person.person.name)) return false;
    if (this.isAnswered(row, 'same')) return false;
    if (!this.isAnswered(row, 'new')) {
      const message = `${row.holding.positionName} tercatat atas nama ${person.person.name}. Ejaan namanya dibetulkan (orang yang sama), atau ${row.person.name} pejabat baru?`;
      this.questions.push({
        ...this.problem(row, 'NAMA', 'official_changed', message),
        choices: ['same', 'new'],
      });
      return true;
    }
    if (!employment.endsOn)
      this.departures.push({
        row: row.row,
        employeeId: employment.id,
        kind: 'contract_ended',
        effectiveFrom: this.effectiveFrom,
      });
    this.newPeople.push({
      row: row.row,
      nip: null,
      person: row.person,
      employment: newEmployment(row, this.effectiveFrom),
    });
    return true;
  }

  private correctNip(row: EmployeeRow, { personId, nip }: PresentEmployee): void {
    if (row.nip === null) return;
    this.correctedNips.push({ row: row.row, personId, from: nip, to: row.nip });
  }

  /** A PPPK who becomes PNS is employed again (PP 49/2018): the same person, the same account. */
  private reappoint(row: EmployeeRow, personId: string, { id, startsOn }: Employment): void {
    if (startsOn !== undefined && startsOn >= this.effectiveFrom) {
      this.refuseBackdating(row, 'JENIS_ASN', 'Masa kerja sebagai PPPK tercatat sejak', startsOn);
      return;
    }
    this.reappointed.push({
      row: row.row,
      employeeId: id,
      endsOn: addDays(this.effectiveFrom, -1),
    });
    this.newEmployments.push({
      row: row.row,
      personId,
      employment: newEmployment(row, this.effectiveFrom),
    });
  }

  private askReturn(row: EmployeeRow, left: NonNullable<PresentEmployee['left']>): void {
    const word = DEPARTURE_WORDS[left.kind as DepartureKind] ?? 'Berhenti';
    const message = `${row.person.name} tercatat tidak bertugas lagi (${word.toLowerCase()}, hari terakhir ${printDate(left.endsOn)}). Diangkat kembali mulai ${printDate(this.effectiveFrom)}? Bila tidak, hapus barisnya.`;
    this.questions.push({
      ...this.problem(row, 'NIP', 'left_returns', message),
      choices: ['return'],
    });
  }

  private planDeparture(
    row: EmployeeRow,
    { kind, effectiveFrom }: NonNullable<EmployeeRow['departure']>,
    person: PresentEmployee | undefined,
  ): void {
    const column = 'TMT_BERHENTI';
    if (!person) {
      const message = 'Pegawai ini belum pernah tercatat, jadi tidak ada yang diakhiri.';
      this.rejected.push(this.problem(row, 'STATUS_PEGAWAI', 'employee_unknown', message));
      return;
    }
    const { employment } = person;
    if (!employment) return;
    if (kind === 'suspended') {
      this.planSuspension(row, effectiveFrom, employment);
      return;
    }
    const lastDay = addDays(effectiveFrom, -1);
    if (employment.endsOn) {
      if (employment.endsOn === lastDay) return;
      const message = `Sudah tercatat berhenti dengan hari terakhir ${printDate(employment.endsOn)}. Batalkan dahulu di berkas pegawainya.`;
      this.rejected.push(this.problem(row, column, 'already_left', message));
      return;
    }
    const fault = departureFault(
      {
        startsOn: employment.startsOn ?? '0001-01-01',
        endsOn: null,
        lastHoldingStartsOn:
          employment.laterHolding?.startsOn ?? employment.holding?.startsOn ?? null,
      },
      effectiveFrom,
      this.today,
    );
    if (fault) this.rejected.push(this.problem(row, column, fault.code, fault.message));
    else this.departures.push({ row: row.row, employeeId: employment.id, kind, effectiveFrom });
  }

  /** A file that is sent again finds the suspension that it recorded. */
  private planSuspension(
    row: EmployeeRow,
    effectiveFrom: string,
    { id, startsOn, endsOn, suspensions = [] }: Employment,
  ): void {
    const refuse = (code: string, message: string) =>
      this.rejected.push(this.problem(row, 'TMT_BERHENTI', code, message));
    if (suspensions.some((one) => one.startsOn === effectiveFrom)) return;
    const other = suspensions.find((one) => one.endsOn === null || one.endsOn >= effectiveFrom);
    if (other)
      refuse(
        'already_suspended',
        `Sudah tercatat diberhentikan sementara mulai ${printDate(other.startsOn)}. Cabut atau batalkan dahulu di berkas pegawainya.`,
      );
    else if (startsOn !== undefined && effectiveFrom <= startsOn)
      refuse('range', 'Tanggal itu sebelum masa kerja dimulai.');
    else if (endsOn && endsOn < effectiveFrom)
      refuse('already_left', `Sudah tercatat berhenti dengan hari terakhir ${printDate(endsOn)}.`);
    else this.suspensions.push({ row: row.row, employeeId: id, effectiveFrom });
  }

  private isToCome({ startsOn }: { readonly startsOn: string }): boolean {
    return startsOn > this.today && startsOn > this.effectiveFrom;
  }

  private noteHeadToCome({ unitCode, startsOn }: NewHolding, person: PresentEmployee): void {
    const known = this.headsToCome.get(unitCode);
    if (!known || startsOn < known.startsOn) this.headsToCome.set(unitCode, { person, startsOn });
  }

  /** The day before what is recorded already: a later post, a new head of the unit, or the person's departure. */
  private lastDayOf(
    { holding: { unitCode, isHead } }: EmployeeRow,
    laterHolding: NewHolding | null | undefined,
    endsOn: string | null | undefined,
  ): string | null {
    const head = isHead ? this.headsToCome.get(unitCode) : undefined;
    const days = [
      ...(laterHolding ? [addDays(laterHolding.startsOn, -1)] : []),
      ...(head ? [addDays(head.startsOn, -1)] : []),
      ...(endsOn ? [endsOn] : []),
    ];
    return days.sort()[0] ?? null;
  }

  private isAsked({ row, departure }: EmployeeRow): boolean {
    return Boolean(departure) || this.questions.some((question) => question.row === row);
  }

  private isAnswered({ row }: EmployeeRow, answer: RowAnswer): boolean {
    return this.answers.get(row) === answer;
  }

  /** A unit has one head: who is not in the file and gives way to its new head, leaves the post. */
  private replaceAbsentHead(row: EmployeeRow, inFile: ReadonlySet<PresentEmployee>): void {
    const old = this.heads.get(row.holding.unitCode);
    const holding = old?.employment?.holding;
    if (!old?.employment || !holding || inFile.has(old)) return;
    if (holding.startsOn >= this.effectiveFrom) {
      const lead = `${old.person.name} menjadi kepala unit ini sejak`;
      this.refuseBackdating(row, 'KEPALA_UNIT', lead, holding.startsOn);
      return;
    }
    this.closeHolding(row, old.employment.id, holding.id, 'head_replaced');
    const message = `${old.person.name} tidak ada di berkas dan digantikan sebagai kepala unit; jabatannya diakhiri.`;
    this.warnings.push(this.problem(row, 'KEPALA_UNIT', 'head_replaced', message));
  }

  private closeHolding(
    { row }: EmployeeRow,
    employeeId: string,
    holdingId: string,
    reason: 'changed' | 'head_replaced',
  ): void {
    const endsOn = addDays(this.effectiveFrom, -1);
    this.closedHoldings.push({ row, holdingId, employeeId, endsOn, reason });
  }

  private refuseBackdating(row: EmployeeRow, column: string, lead: string, date: string): void {
    const message = `${lead} ${printDate(date)}; tanggal berlaku impor harus sesudahnya.`;
    this.rejected.push(this.problem(row, column, 'range', message));
  }

  /** 1 January of the import's year, but not before the service began nor beside a former head. */
  private startOfNewcomer({ holding, civilServiceSince }: EmployeeRow): string {
    if (this.newcomersFrom !== undefined) return this.newcomersFrom;
    if (holding.isHead && this.state.headedUnits.has(holding.unitCode)) return this.effectiveFrom;
    const newYear = `${this.effectiveFrom.slice(0, 4)}-01-01`;
    return civilServiceSince && civilServiceSince > newYear ? civilServiceSince : newYear;
  }

  private isElsewhere({ nip }: EmployeeRow): boolean {
    return nip !== null && this.state.nipsElsewhere.has(nip);
  }

  private problem<Code extends string>(
    { row }: EmployeeRow,
    column: string,
    code: Code,
    message: string,
  ) {
    return { file: this.file, row, column, code, message };
  }
}

const END_OF_TIME = '9999-12-31';

type Employment = NonNullable<PresentEmployee['employment']>;

const plainName = (name: string): string =>
  name
    .normalize('NFKD')
    .toLocaleLowerCase('id')
    .replaceAll(/[^a-z0-9]/g, '');

/** Name and birth date; the NIP tells the date where no column does. Null where one is not known. */
function likeness({
  nip,
  person,
}: {
  readonly nip: string | null;
  readonly person: PresentEmployee['person'];
}): string | null {
  const parsed = nip === null ? null : parseNip(nip);
  const birthDate = person.birthDate ?? (parsed?.ok ? parsed.nip.birthDate : null);
  const name = plainName(person.name);
  return birthDate && name ? `${name}\n${birthDate}` : null;
}

const newEmployment = (row: EmployeeRow, startsOn: string): NewEmployment => ({
  kind: row.kind,
  civilServiceSince: row.civilServiceSince,
  startsOn,
  skills: row.skills,
  rank: row.rank === null ? null : { rank: row.rank, since: row.rankSince, recordedOn: startsOn },
  holding: { ...row.holding, startsOn },
});

const endsHeadship = ({ changes }: Correction): boolean =>
  changes.some(({ field, to }) => (field === 'isHead' && to === false) || field === 'unitCode');

const headshipEndsFirst = (a: Correction, b: Correction): number =>
  Number(endsHeadship(b)) - Number(endsHeadship(a));
