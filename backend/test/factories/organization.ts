import { DirectoryService } from '../../src/organization/directory/directory.service.js';
import {
  isUnitOrganisasiByDefault,
  type UnitKind,
} from '../../src/organization/units/domain/unit.js';
import { StructureService } from '../../src/organization/structure/structure.service.js';
import { newId } from '../../src/platform/database/ids.js';
import type { TestApp, TestClient } from '../app.js';

/** A person with everything a test may need to act as them. */
export interface TestEmployee {
  employeeId: string;
  personId: string;
  accountId: string;
  holdingId: string;
  nip: string;
  name: string;
  unitId: string;
  api: TestClient;
}

export interface TestUnit {
  id: string;
  code: string;
  name: string;
}

export interface EmployeeOptions {
  name?: string;
  positionName?: string;
  positionKind?:
    'KEPALA_DAERAH' | 'JPT_PRATAMA' | 'ADMINISTRATOR' | 'PENGAWAS' | 'FUNGSIONAL' | 'PELAKSANA';
  functionalLevel?: string;
  isHead?: boolean;
  skills?: string[];
  startsOn?: string;
  rank?: string;
}

let sequence = 0;

/** A valid, unique NIP PNS of nobody. */
export function testNip(): string {
  sequence += 1;
  const month = String((sequence % 12) + 1).padStart(2, '0');
  const year = 1970 + (Math.floor(sequence / 12) % 25);
  return `${year}${month}15${year + 25}${month}1${String((sequence % 999) + 1).padStart(3, '0')}`;
}

/** Names have no figures: `214` as `Cbe`. */
const inLetters = (digits: string): string => {
  const letters = [...digits].map((digit) => 'abcdefghij'[Number(digit)]).join('');
  return letters.charAt(0).toUpperCase() + letters.slice(1);
};

/** Builds one agency in a test database; call `refresh` after the last change. */
export class OrganizationFactory {
  readonly agencyId = newId();

  private constructor(private readonly test: TestApp) {}

  static async create(test: TestApp, code = '3521'): Promise<OrganizationFactory> {
    const factory = new OrganizationFactory(test);
    await test.database.query(
      `insert into agency (id, code, name, kind, time_zone) values ($1, $2, $3, 'KABUPATEN', 'Asia/Jakarta')`,
      [factory.agencyId, code, `Pemerintah Kabupaten Contoh ${code}`],
    );
    return factory;
  }

  async unit(
    code: string,
    kind: UnitKind,
    parent: TestUnit | null,
    template: string | null = null,
  ): Promise<TestUnit> {
    const id = newId();
    const name = `${kind} ${code}`;
    const ancestors = await this.ancestorKinds(parent);
    await this.test.database.query(
      `insert into unit (id, agency_id, code, parent_id, name, kind, template, is_organizational) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        id,
        this.agencyId,
        code,
        parent?.id ?? null,
        name,
        kind,
        template,
        isUnitOrganisasiByDefault(kind, ancestors),
      ],
    );
    return { id, code, name };
  }

  async employee(unit: TestUnit, options: EmployeeOptions = {}): Promise<TestEmployee> {
    const { database } = this.test;
    const nip = testNip();
    const person = {
      personId: newId(),
      employeeId: newId(),
      accountId: newId(),
      holdingId: newId(),
    };
    const name = options.name ?? `Pegawai ${inLetters(nip.slice(-6))}`;
    await database.query(
      'insert into person (id, agency_id, nip, name, gender) values ($1, $2, $3, $4, $5)',
      [person.personId, this.agencyId, nip, name, 'L'],
    );
    await database.query(
      `insert into account (id, person_id, agency_id, username, password_state) values ($1, $2, $3, $4, 'own')`,
      [person.accountId, person.personId, this.agencyId, nip],
    );
    const startsOn = options.startsOn ?? '2026-01-01';
    await database.query(
      `insert into employment (id, agency_id, person_id, kind, starts_on) values ($1, $2, $3, 'PNS', $4)`,
      [person.employeeId, this.agencyId, person.personId, startsOn],
    );
    await database.query(
      'insert into rank_entry (id, agency_id, employee_id, rank, recorded_on) values ($1, $2, $3, $4, $5)',
      [newId(), this.agencyId, person.employeeId, options.rank ?? 'III/c', startsOn],
    );
    await database.query(
      `insert into position_holding (id, agency_id, employee_id, unit_id, position_name, position_kind, functional_level, is_head, starts_on)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        person.holdingId,
        this.agencyId,
        person.employeeId,
        unit.id,
        options.positionName ?? (options.isHead ? `Kepala ${unit.name}` : 'Pengelola Data'),
        options.positionKind ?? (options.isHead ? 'ADMINISTRATOR' : 'PELAKSANA'),
        options.functionalLevel ?? null,
        options.isHead ?? false,
        startsOn,
      ],
    );
    for (const skill of options.skills ?? []) {
      await database.query(
        'insert into employee_skill (agency_id, employee_id, skill) values ($1, $2, $3)',
        [this.agencyId, person.employeeId, skill],
      );
    }
    return { ...person, nip, name, unitId: unit.id, api: this.test.as(person.accountId) };
  }

  /** Somebody with a granted role and no post of his or her own, e.g. the agency's admin. */
  async grantee(
    role: 'agency_admin' | 'operator' | 'executive' | 'auditor',
  ): Promise<{ accountId: string; api: TestClient }> {
    const accountId = newId();
    await this.test.database.query(
      `insert into account (id, agency_id, username, password_state) values ($1, $2, $3, 'own')`,
      [accountId, this.agencyId, `${role}-${accountId.slice(-6)}`],
    );
    await this.test.database.query(
      `insert into role_grant (id, agency_id, account_id, role, starts_on) values ($1, $2, $3, $4, '2026-01-01')`,
      [newId(), this.agencyId, accountId, role],
    );
    return { accountId, api: this.test.as(accountId) };
  }

  async delegate(
    unit: TestUnit,
    delegate: TestEmployee,
    kind: 'plt' | 'plh',
    startsOn: string,
    endsOn: string,
  ): Promise<void> {
    await this.test.database.query(
      `insert into delegation (id, agency_id, kind, unit_id, delegate_employee_id, starts_on, ends_on, basis, created_by)
       values ($1, $2, $3, $4, $5, $6, $7, 'Surat perintah 800/1/2026', $8)`,
      [
        newId(),
        this.agencyId,
        kind,
        unit.id,
        delegate.employeeId,
        startsOn,
        endsOn,
        delegate.accountId,
      ],
    );
    await this.refresh();
  }

  /** Works out paths, units organisasi and every PjPK, as the import does. */
  async refresh(): Promise<void> {
    const today = this.test.clock.today('Asia/Jakarta');
    await this.test.app.get(StructureService).rebuild(this.test.database, this.agencyId, today);
    await this.test.app.get(DirectoryService).refresh(this.test.database, this.agencyId, today);
  }

  private async ancestorKinds(parent: TestUnit | null): Promise<UnitKind[]> {
    const rows = await this.test.database.query<{ kind: UnitKind }>(
      `with recursive up as (select id, parent_id, kind, 1 as n from unit where id = $1
         union all select u.id, u.parent_id, u.kind, up.n + 1 from unit u join up on u.id = up.parent_id)
       select kind from up order by n`,
      [parent?.id ?? null],
    );
    return rows.map(({ kind }) => kind);
  }
}

/**
 * A small kabupaten: regional head; Setda with Sekda, one Asisten and two Bagian; Dinas A with Sekretariat and
 * two Bidang; Dinas B with one Bidang. Every unit has a head; staff carry the names of their unit.
 */
export interface SmallAgency {
  factory: OrganizationFactory;
  units: Record<
    | 'root'
    | 'setda'
    | 'asisten'
    | 'bagianUmum'
    | 'bagianHukum'
    | 'dinasA'
    | 'bidangA1'
    | 'bidangA2'
    | 'dinasB'
    | 'bidangB1',
    TestUnit
  >;
  regionalHead: TestEmployee;
  sekda: TestEmployee;
  asisten: TestEmployee;
  headOfUmum: TestEmployee;
  headOfHukum: TestEmployee;
  headOfDinasA: TestEmployee;
  headOfA1: TestEmployee;
  headOfA2: TestEmployee;
  headOfDinasB: TestEmployee;
  headOfB1: TestEmployee;
  /** Two in Bidang A1 (JF), one in A2, two in B1, one in Bagian Umum. */
  staffA1: TestEmployee;
  staffA1b: TestEmployee;
  staffA2: TestEmployee;
  staffB1: TestEmployee;
  staffB1b: TestEmployee;
  staffUmum: TestEmployee;
  admin: { accountId: string; api: TestClient };
}

export async function smallAgency(test: TestApp, code = '3521'): Promise<SmallAgency> {
  const factory = await OrganizationFactory.create(test, code);
  const root = await factory.unit('BUP', 'PEMDA', null);
  const setda = await factory.unit('SETDA', 'SEKRETARIAT_DAERAH', root, 'SETDA_KABKOTA_A');
  const asisten = await factory.unit('SETDA.A1', 'ASISTEN', setda);
  const bagianUmum = await factory.unit('SETDA.A1.1', 'BAGIAN', asisten);
  const bagianHukum = await factory.unit('SETDA.A1.2', 'BAGIAN', asisten);
  const dinasA = await factory.unit('DISA', 'DINAS', root, 'DINAS_KABKOTA_3');
  const bidangA1 = await factory.unit('DISA.1', 'BIDANG', dinasA);
  const bidangA2 = await factory.unit('DISA.2', 'BIDANG', dinasA);
  const dinasB = await factory.unit('DISB', 'DINAS', root, 'DINAS_KABKOTA_3');
  const bidangB1 = await factory.unit('DISB.1', 'BIDANG', dinasB);
  const head = (unit: TestUnit, positionKind: EmployeeOptions['positionKind'] = 'ADMINISTRATOR') =>
    factory.employee(unit, { isHead: true, positionKind });
  const staff = (unit: TestUnit, skills: string[] = []) =>
    factory.employee(unit, {
      positionName: 'Pranata Komputer',
      positionKind: 'FUNGSIONAL',
      functionalLevel: 'AHLI_MUDA',
      skills,
    });

  const agency: SmallAgency = {
    factory,
    units: {
      root,
      setda,
      asisten,
      bagianUmum,
      bagianHukum,
      dinasA,
      bidangA1,
      bidangA2,
      dinasB,
      bidangB1,
    },
    regionalHead: await head(root, 'KEPALA_DAERAH'),
    sekda: await head(setda, 'JPT_PRATAMA'),
    asisten: await head(asisten, 'JPT_PRATAMA'),
    headOfUmum: await head(bagianUmum),
    headOfHukum: await head(bagianHukum),
    headOfDinasA: await head(dinasA, 'JPT_PRATAMA'),
    headOfA1: await head(bidangA1),
    headOfA2: await head(bidangA2),
    headOfDinasB: await head(dinasB, 'JPT_PRATAMA'),
    headOfB1: await head(bidangB1),
    staffA1: await staff(bidangA1, ['analisis data', 'basis data']),
    staffA1b: await staff(bidangA1),
    staffA2: await staff(bidangA2),
    staffB1: await staff(bidangB1, ['analisis data']),
    staffB1b: await staff(bidangB1),
    staffUmum: await staff(bagianUmum),
    admin: await factory.grantee('agency_admin'),
  };
  await factory.refresh();
  return agency;
}
