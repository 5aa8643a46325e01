import { startTestApp, type TestApp } from '../../../test/app.js';
import {
  joins,
  reports,
  requestRound,
  roundScored,
  runningSquad,
  scores,
  type TestRound,
} from '../../../test/factories/evaluation.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';

interface Input {
  score: string;
  weight: string;
  contribution: string;
  days: number;
}

describe('GET …/results', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let other: SmallAgency;
  let first: TestRound;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    other = await smallAgency(test, '3522');
    first = await roundScored(test, agency);
    await agency.headOfDinasA.api.post(`/squads/${first.squad.id}/results/accept`, {});
    // A second squad, 92 days, 78 from both.
    const squad = await runningSquad(test, agency);
    await joins(test, squad, agency.staffA1, { startsOn: '2026-08-01' });
    await reports(test, squad, agency.staffA1, { skp: first.skp.staffA1, text: 'Data terpadu' });
    await requestRound(squad, { startsOn: '2026-08-01', endsOn: '2026-10-31' });
    await scores(agency.headOfDinasA, squad, agency.staffA1, [78, 78, 78]);
    await scores(agency.headOfA1, squad, agency.staffA1, [78, 78, 78]);
    await agency.headOfDinasA.api.post(`/squads/${squad.id}/results/accept`, {});
  });
  afterAll(() => test.close());

  const figures = (inputs: Input[]) =>
    inputs.map((input) => [input.score, input.weight, input.contribution]);

  it('squad: mean of members weighted by days × share, with every sheet inside', async () => {
    const { status, body } = await agency.headOfDinasA.api.get(`/squads/${first.squad.id}/results`);
    // (83.5 × 123 × 25 + 78 × 92 × 50) ÷ 7675 = 615562.5 ÷ 7675 = 80.2035…
    expect([status, body.score, body.total, body.totalWeight]).toEqual([
      200,
      '80.20',
      '615562.50',
      '7675',
    ]);
    expect(body).toMatchObject({
      weights: { owner: '50', assessor: '50', leader: '0' },
      ruleVersion: '2022.1',
      rating: 'meets',
    });
    expect(figures(body.inputs).toSorted()).toEqual([
      ['78.00', '4600', '46.75'],
      ['83.50', '3075', '33.45'],
    ]);
    const best = body.inputs.find((input: Input) => input.score === '83.50');
    expect(
      best.sheets.map((sheet: { kind: string } & Input) => [
        sheet.kind,
        sheet.score,
        sheet.contribution,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['owner', '81.67', '40.83'],
        ['assessor', '85.33', '42.67'],
      ]),
    );
    expect(best.sheets[0].lines[0]).toMatchObject({ text: 'Rancangan layanan terpadu' });
  });

  it('person: mean of the own scores weighted by days, rounded once', async () => {
    const { body } = await agency.staffA1.api.get(
      `/employees/${agency.staffA1.employeeId}/results?period=2026-07-01..2026-10-31`,
    );
    // (83.5 × 123 + 78 × 92) ÷ 215 = 17446.5 ÷ 215 = 81.1465…
    expect([body.score, body.total, body.totalWeight]).toEqual(['81.15', '17446.50', '215']);
    expect(body.exact).toMatch(/^81\.1465/);
    expect(figures(body.inputs)).toEqual([
      ['83.50', '123', '47.77'],
      ['78.00', '92', '33.38'],
    ]);
    const quarter = await agency.staffA1.api.get(
      `/employees/${agency.staffA1.employeeId}/results?period=2026-Q4`,
    );
    // October: 31 days in each squad
    expect([quarter.body.score, quarter.body.totalWeight]).toEqual(['80.75', '62']);
  });

  it('unit: its own people by days, wherever they served', async () => {
    const of = async (unitId: string) =>
      (await agency.admin.api.get(`/units/${unitId}/results?period=2026`)).body;
    const bidangB1 = await of(agency.units.bidangB1.id);
    expect([bidangB1.score, bidangB1.totalWeight, bidangB1.withoutScore]).toEqual([
      '78.00',
      '92',
      1,
    ]);
    const dinasA = await of(agency.units.dinasA.id);
    expect([dinasA.score, dinasA.totalWeight]).toEqual(['81.15', '215']);
    const root = await of(agency.units.root.id);
    // (17446.5 + 78 × 92) ÷ 307 = 24622.5 ÷ 307 = 80.2036…
    expect([root.score, root.total, root.totalWeight]).toEqual(['80.20', '24622.50', '307']);
  });

  it('shows members and their PjPK only the figures that are theirs', async () => {
    const path = `/squads/${first.squad.id}/results`;
    const member = await agency.staffA1.api.get(path);
    expect([member.body.complete, member.body.inputs.length, member.body.score]).toEqual([
      false,
      1,
      '80.20',
    ]);
    const assessor = await agency.headOfB1.api.get(path);
    expect(
      assessor.body.inputs.map(
        (input: { employee: { employeeId: string } }) => input.employee.employeeId,
      ),
    ).toEqual([agency.staffB1.employeeId]);
    expect((await agency.staffA1b.api.get(path)).body.inputs).toHaveLength(2);
    expect((await agency.staffUmum.api.get(path)).status).toBe(404);
    expect((await other.headOfDinasA.api.get(path)).status).toBe(404);
    expect((await test.anonymous.get(path)).status).toBe(401);
  });

  it('keeps a person’s result to self, PjPK, heads above and who oversees', async () => {
    const path = `/employees/${agency.staffA1.employeeId}/results`;
    for (const reader of [
      agency.staffA1,
      agency.headOfA1,
      agency.headOfDinasA,
      agency.regionalHead,
      agency.admin,
    ]) {
      expect((await reader.api.get(path)).status).toBe(200);
    }
    for (const stranger of [
      agency.staffA1b,
      agency.headOfA2,
      agency.headOfDinasB,
      other.admin,
      other.headOfA1,
    ]) {
      expect((await stranger.api.get(path)).status).toBe(404);
    }
    const unit = `/units/${agency.units.bidangA1.id}/results`;
    expect((await agency.headOfDinasA.api.get(unit)).status).toBe(200);
    expect((await agency.headOfA2.api.get(unit)).status).toBe(404);
    expect((await agency.staffA1.api.get(unit)).status).toBe(404);
  });

  it('400 for a period that is none, and null where nothing was scored', async () => {
    const path = `/employees/${agency.staffA1.employeeId}/results`;
    const { status, body } = await agency.staffA1.api.get(`${path}?period=2026-02-31..2026-03-01`);
    expect([status, body.errors[0].field]).toEqual([400, 'period']);
    const empty = await agency.staffA1.api.get(`${path}?period=2025`);
    expect(empty.body).toMatchObject({ score: null, inputs: [], totalWeight: '0' });
  });

  it('squad: asks for all of it at once while no sheet is owed', async () => {
    const { statements } = await test.countStatements(() =>
      agency.headOfDinasA.api.get(`/squads/${first.squad.id}/results`),
    );
    // Who asks; the squad, its rounds, results and sheets, and the rules.
    expect(statements).toBe(6);
  });

  it('needs the same few statements for one person or many', async () => {
    const count = async (unitId: string) =>
      (await test.countStatements(() => agency.admin.api.get(`/units/${unitId}/results`)))
        .statements;
    await count(agency.units.bidangB1.id);
    expect(await count(agency.units.root.id)).toBe(await count(agency.units.bidangB1.id));
  });
});
