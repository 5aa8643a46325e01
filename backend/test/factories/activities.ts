import sharp from 'sharp';
import { newId } from '../../src/platform/database/ids.js';
import type { Answer, TestApp } from '../app.js';
import type { SmallAgency, TestEmployee, TestUnit } from './organization.js';

/** A photo of nothing: smooth colours, quickly made. */
export function testPhoto(size = 640): Promise<Buffer> {
  return sharp({ create: { width: size, height: size, channels: 3, background: '#8fa7b8' } })
    .jpeg()
    .toBuffer();
}

/** A JPEG that does not compress: `megabytes` of noise at least. */
export async function heavyPhoto(megabytes: number): Promise<Buffer> {
  const side = Math.ceil(Math.sqrt((megabytes * 1024 * 1024) / 2));
  const noise = Buffer.alloc(side * side * 3);
  for (let i = 0, seed = 1; i < noise.length; i += 1) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    noise[i] = seed % 256;
  }
  return sharp(noise, { raw: { width: side, height: side, channels: 3 } })
    .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
    .toBuffer();
}

export const TEST_PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

export function formWith(field: 'photo' | 'file', content: Uint8Array, name: string): FormData {
  const form = new FormData();
  form.append(field, new Blob([new Uint8Array(content)]), name);
  return form;
}

/** What the form sends, complete; name what the test cares about. */
export const activityInput = (over: Record<string, unknown> = {}): Record<string, unknown> => ({
  date: '2026-11-24',
  startsAt: '08:00',
  endsAt: '09:05',
  name: 'Rapat matriks layanan',
  output: { quantity: '1', unit: 'notula' },
  description: 'Membahas matriks pemetaan layanan.',
  ...over,
});

export interface TestRhk {
  skpId: string;
  rhkId: string;
  actionItemId: string;
}

/** Squads, SKP and activities in a test database. */
export class ActivityFactory {
  constructor(
    private readonly test: TestApp,
    private readonly agency: SmallAgency,
  ) {}

  async squad(
    owner: TestUnit,
    options: { leader?: TestEmployee; leaderValidates?: boolean; name?: string } = {},
  ): Promise<string> {
    const { agencyId } = this.agency.factory;
    const [goalId, id] = [newId(), newId()];
    await this.test.database.query(
      `insert into goal (id, agency_id, year, code, level, statement, pengampu_unit_id) values ($1, $2, 2026, $3, 'OPERASIONAL', 'Sasaran', $4)`,
      [goalId, agencyId, goalId, owner.id],
    );
    await this.test.database.query(
      `insert into squad (id, agency_id, goal_id, owner_unit_id, name, leader_employee_id, leader_validates, status, starts_on, ends_on)
       values ($1, $2, $3, $4, $5, $6, $7, 'active', '2026-01-01', '2026-12-31')`,
      [
        id,
        agencyId,
        goalId,
        owner.id,
        options.name ?? 'Tim Integrasi',
        options.leader?.employeeId ?? null,
        options.leaderValidates ?? false,
      ],
    );
    return id;
  }

  async member(
    squadId: string,
    employee: TestEmployee,
    startsOn = '2026-11-01',
    endsOn = '2026-12-31',
  ): Promise<void> {
    const { agencyId } = this.agency.factory;
    const roleId = newId();
    await this.test.database.query(
      `insert into squad_role (id, agency_id, squad_id, title, count, share_percent) values ($1, $2, $3, 'Anggota', 5, 20)`,
      [roleId, agencyId, squadId],
    );
    await this.test.database.query(
      `insert into squad_member (id, agency_id, squad_id, role_id, employee_id, share_percent, starts_on, ends_on)
       values ($1, $2, $3, $4, $5, 20, $6, $7)`,
      [newId(), agencyId, squadId, roleId, employee.employeeId, startsOn, endsOn],
    );
  }

  /** An SKP in force with one RHK and its action item of the fourth quarter. */
  async rhk(
    employee: TestEmployee,
    options: { squadId?: string; intervenes?: TestRhk; text?: string } = {},
  ): Promise<TestRhk> {
    const { agencyId } = this.agency.factory;
    const { database } = this.test;
    const skpId = await this.skp(employee);
    const [rhkId, actionItemId] = [newId(), newId()];
    await database.query('insert into rhk (id, agency_id, skp_id) values ($1, $2, $3)', [
      rhkId,
      agencyId,
      skpId,
    ]);
    await database.query(
      `insert into rhk_snapshot (revision_id, rhk_id, agency_id, sort, kind, text, intervened_rhk_id, squad_id)
       select r.id, $2, $3, 1, 'utama', $4, $5, $6 from skp_revision r where r.skp_id = $1`,
      [
        skpId,
        rhkId,
        agencyId,
        options.text ?? 'Rancangan layanan terpadu',
        options.intervenes?.rhkId ?? null,
        options.squadId ?? null,
      ],
    );
    await database.query(
      `insert into action_item (id, agency_id, employee_id, rhk_id, starts_on, ends_on, text)
       values ($1, $2, $3, $4, '2026-10-01', '2026-12-31', 'Triwulan IV')`,
      [actionItemId, agencyId, employee.employeeId, rhkId],
    );
    return { skpId, rhkId, actionItemId };
  }

  /** A draft through the API, with a photo. */
  async draft(employee: TestEmployee, over: Record<string, unknown> = {}): Promise<string> {
    const created = await employee.api.post('/activities', activityInput(over));
    expect(created).toMatchObject({ status: 201 });
    await this.photo(employee, created.body.id);
    return created.body.id;
  }

  /** Sent, waiting for its validator. */
  async submitted(employee: TestEmployee, over: Record<string, unknown> = {}): Promise<string> {
    const id = await this.draft(employee, over);
    expect((await employee.api.post(`/activities/${id}/submit`, { endIsMeant: true })).status).toBe(
      200,
    );
    return id;
  }

  async photo(employee: TestEmployee, id: string): Promise<Answer> {
    return employee.api.post(`/activities/${id}/evidence`, undefined, {
      form: formWith('photo', await testPhoto(), 'rapat.jpg'),
    });
  }

  /** Rows without the way through the API, for lists that are long. */
  async many(employee: TestEmployee, count: number): Promise<void> {
    await this.test.database.query(
      `insert into activity (agency_id, id, employee_id, date, starts_at, ends_at, minutes, output_quantity, output_unit, description, status)
       select $1, gen_random_uuid(), $2, date '2026-10-01' + (n % 30), '08:00', '09:00', 60, 1, 'dokumen', 'Pekerjaan ' || n, 'validated'
         from generate_series(1, $3::int) n`,
      [this.agency.factory.agencyId, employee.employeeId, count],
    );
  }

  private async skp(employee: TestEmployee): Promise<string> {
    const { agencyId } = this.agency.factory;
    const known = await this.test.database.one<{ id: string }>(
      'select id from skp where employee_id = $1',
      [employee.employeeId],
    );
    if (known) return known.id;
    const id = newId();
    await this.test.database.query(
      `insert into skp (id, agency_id, employee_id, holding_id, format, starts_on, ends_on, status)
       values ($1, $2, $3, $4, 'B', '2026-01-01', '2026-12-31', 'running')`,
      [id, agencyId, employee.employeeId, employee.holdingId],
    );
    await this.test.database.query(
      `insert into skp_revision (id, agency_id, skp_id, number, status) values ($1, $2, $3, 1, 'approved')`,
      [newId(), agencyId, id],
    );
    return id;
  }
}
