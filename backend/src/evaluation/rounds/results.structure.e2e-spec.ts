import { startTestApp, type TestApp } from '../../../test/app.js';
import { roundScored } from '../../../test/factories/evaluation.js';
import { sendImport } from '../../../test/factories/imports.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';

/** Bidang A1 is renamed and moved from Dinas A to Dinas B after its people were scored. */
describe('results across a change of structure', () => {
  let test: TestApp;
  let agency: SmallAgency;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    const { squad } = await roundScored(test, agency);
    await agency.headOfDinasA.api.post(`/squads/${squad.id}/results/accept`, {});
  });
  afterAll(() => test.close());

  const moveUnit = (effectiveFrom?: string, name = 'Bidang Layanan Terpadu') =>
    sendImport(
      agency.admin.api,
      'units',
      `KODE;INDUK;NAMA;JENIS;TEMPLAT\nDISA.1;DISB;${name};BIDANG;\n`,
      { effectiveFrom },
    );
  const of = async (unit: { id: string }, period: string) => {
    const { body } = await agency.admin.api.get(`/units/${unit.id}/results?period=${period}`);
    return [body.score, body.totalWeight, body.unit.name];
  };
  const { july, november } = { july: '2026-07-01..2026-10-31', november: '2026-11-20..2026-11-24' };

  it('cannot be imported for a later day', async () => {
    expect(await moveUnit('2026-12-01')).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'effectiveFrom', code: 'future' }] },
    });
  });

  it('stay what they were for the days before, under the name of those days', async () => {
    const { dinasA, dinasB, bidangA1 } = agency.units;
    const before = [await of(dinasA, july), await of(dinasB, july), await of(bidangA1, july)];
    expect(before).toEqual([
      ['83.50', '123', dinasA.name],
      ['78.00', '92', dinasB.name],
      ['83.50', '123', bidangA1.name],
    ]);
    expect((await moveUnit('2026-11-20')).body).toMatchObject({ applied: true });
    expect([await of(dinasA, july), await of(dinasB, july), await of(bidangA1, july)]).toEqual(
      before,
    );
    expect((await of(bidangA1, november))[2]).toBe('Bidang Layanan Terpadu');
    const units = await agency.admin.api.get('/units');
    expect(units.body.items.find((unit: { id: string }) => unit.id === bidangA1.id)).toMatchObject({
      name: 'Bidang Layanan Terpadu',
      parentId: dinasB.id,
    });
  });

  it('are put right by a correction of the same day', async () => {
    await moveUnit('2026-11-20', 'Bidang Layanan');
    const versions = await test.database.query(
      `select name, starts_on::text as from, ends_on::text as until from unit_version where unit_id = $1 order by starts_on`,
      [agency.units.bidangA1.id],
    );
    expect(versions).toEqual([
      { name: agency.units.bidangA1.name, from: '1900-01-01', until: '2026-11-19' },
      { name: 'Bidang Layanan', from: '2026-11-20', until: null },
    ]);
  });

  it('count a month by days of both', async () => {
    const stints = await test.database.query(
      `select count(*)::int as n from unit_version v where v.path @> array[$1::uuid] and v.unit_id = $2`,
      [agency.units.dinasB.id, agency.units.bidangA1.id],
    );
    expect(stints).toEqual([{ n: 1 }]);
    const rest = await of(agency.units.dinasB, '2026-07-01..2026-12-31');
    expect(rest.slice(0, 2)).toEqual(['78.00', '92']);
  });
});
