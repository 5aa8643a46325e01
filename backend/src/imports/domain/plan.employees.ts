import { addDays } from '../../kernel/domain/date.js';
import { type Correction, changesOf, correction, filledChangesOf } from './changes.js';
import { type EmployeeRow, employeeKey } from './employees.parser.js';
import type {
  EmployeesImport,
  EmployeesPlan,
  EmployeesState,
  NewEmployment,
  PresentEmployee,
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

/** A change of these opens a new holding (decision 3). */
const DATED_FIELDS = [
  'unitCode',
  'positionName',
  'positionKind',
  'functionalLevel',
  'echelon',
  'isHead',
] as const;

/** The same for everybody who is at home in another agency: it tells neither who nor where. */
const NIP_NOT_AVAILABLE =
  'NIP ini belum dapat dicatat di instansi ini. Periksa NIP, atau ajukan perpindahan.';

/** Compares the rows of the file with what is stored (decision 3). Pure: nothing is written. */
export function planEmployees(
  { file, rows, effectiveFrom }: EmployeesImport,
  state: EmployeesState,
): EmployeesPlan {
  return new EmployeesPlanner(file, effectiveFrom, state).plan(rows);
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
  private readonly rejected: ImportProblem[] = [];
  private readonly warnings: ImportProblem[] = [];
  private readonly present = new Map<string, PresentEmployee>();
  private readonly heads = new Map<string, PresentEmployee>();

  constructor(
    private readonly file: string,
    private readonly effectiveFrom: string,
    private readonly state: EmployeesState,
  ) {
    for (const person of state.people) {
      const holding = person.employment?.holding;
      if (person.nip) this.present.set(person.nip, person);
      else if (holding) this.present.set(employeeKey({ nip: null, holding }), person);
      if (holding?.isHead) this.heads.set(holding.unitCode, person);
    }
  }

  plan(rows: readonly EmployeeRow[]): EmployeesPlan {
    const inFile = new Set<PresentEmployee>();
    for (const row of rows) {
      const person = this.present.get(employeeKey(row));
      if (person) inFile.add(person);
      this.planRow(row, person);
    }
    for (const row of rows)
      if (row.holding.isHead && !this.isElsewhere(row)) this.replaceAbsentHead(row, inFile);
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
      rejected: this.rejected,
      warnings: this.warnings,
    };
  }

  private planRow(row: EmployeeRow, person: PresentEmployee | undefined): void {
    if (this.isElsewhere(row)) {
      this.rejected.push(this.problem(row, 'NIP', 'nip_not_available', NIP_NOT_AVAILABLE));
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
      this.newEmployments.push({
        row: row.row,
        personId: person.personId,
        employment: newEmployment(row, this.effectiveFrom),
      });
      return;
    }
    const changes = filledChangesOf(employment, row, ['kind', 'civilServiceSince', 'skills']);
    this.correctedEmployments.push(...correction(row.row, employment.id, changes));
    this.planHolding(row, employment);
    this.planRank(row, employment);
  }

  private planHolding(
    row: EmployeeRow,
    { id: employeeId, holding }: NonNullable<PresentEmployee['employment']>,
  ): void {
    const opened = { ...row.holding, startsOn: this.effectiveFrom };
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
    if (spelling || holding.startsOn === this.effectiveFrom) {
      const all = [...dated, ...classChange];
      this.correctedHoldings.push(...correction(row.row, holding.id, all));
    } else if (holding.startsOn > this.effectiveFrom) {
      this.refuseBackdating(row, 'JABATAN', `Jabatan ini berlaku sejak`, holding.startsOn);
    } else {
      this.closeHolding(row, employeeId, holding.id, 'changed');
      this.openedHoldings.push({ row: row.row, employeeId, holding: opened });
    }
  }

  private planRank(
    row: EmployeeRow,
    { id: employeeId, rank: present }: NonNullable<PresentEmployee['employment']>,
  ): void {
    if (row.rank === null) return;
    const rank = { rank: row.rank, since: row.rankSince, recordedOn: this.effectiveFrom };
    if (!present) {
      this.openedRanks.push({ row: row.row, employeeId, rank });
    } else if (present.rank === rank.rank || present.recordedOn === this.effectiveFrom) {
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
    if (holding.isHead && this.state.headedUnits.has(holding.unitCode)) return this.effectiveFrom;
    const newYear = `${this.effectiveFrom.slice(0, 4)}-01-01`;
    return civilServiceSince && civilServiceSince > newYear ? civilServiceSince : newYear;
  }

  private isElsewhere({ nip }: EmployeeRow): boolean {
    return nip !== null && this.state.nipsElsewhere.has(nip);
  }

  private problem(
    { row }: EmployeeRow,
    column: string,
    code: string,
    message: string,
  ): ImportProblem {
    return { file: this.file, row, column, code, message };
  }
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
