import { startTestApp, type TestApp } from '../../test/app.js';
import { type SmallAgency, smallAgency } from '../../test/factories/organization.js';

describe('GET /me', () => {
  let test: TestApp;
  let agency: SmallAgency;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
  });
  afterAll(() => test.close());

  it('asks nobody in', async () => {
    expect((await test.anonymous.get('/me')).status).toBe(401);
  });

  it('tells staff who assesses them', async () => {
    const { status, body } = await agency.staffA1.api.get('/me');
    expect(status).toBe(200);
    expect(body.assessor).toMatchObject({ employeeId: agency.headOfA1.employeeId });
    expect(body.employee).toMatchObject({
      unitId: agency.units.bidangA1.id,
      organizationalUnitId: agency.units.dinasA.id,
    });
    expect(body.capacities.map((c: { role: string }) => c.role)).toEqual(['employee']);
    expect(body.period).toEqual({
      label: 'Okt–Des 2026',
      startsOn: '2026-10-01',
      endsOn: '2026-12-31',
    });
  });

  it('works out the capacities of a head and of the Sekda', async () => {
    const head = await agency.headOfA1.api.get('/me');
    expect(head.body.capacities).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ role: 'assessor' }),
        expect.objectContaining({
          role: 'unit_head',
          unitId: agency.units.bidangA1.id,
          via: 'position',
        }),
      ]),
    );
    const sekda = await agency.sekda.api.get('/me');
    expect(sekda.body.capacities.map((c: { role: string }) => c.role)).toContain(
      'authorised_official',
    );
    expect(sekda.body.assessor).toMatchObject({ employeeId: agency.regionalHead.employeeId });
  });

  it('moves a headship to the Plh while the delegation runs', async () => {
    await agency.factory.delegate(
      agency.units.dinasB,
      agency.headOfB1,
      'plh',
      '2026-11-20',
      '2026-11-30',
    );
    const acting = await agency.headOfB1.api.get('/me');
    expect(acting.body.capacities).toContainEqual(
      expect.objectContaining({
        role: 'unit_head',
        unitId: agency.units.dinasB.id,
        via: 'delegation',
        delegationKind: 'plh',
        until: '2026-11-30',
      }),
    );
    const absent = await agency.headOfDinasB.api.get('/me');
    expect(absent.body.capacities.map((c: { role: string }) => c.role)).not.toContain('unit_head');
  });

  it('says what is open to whom, beside the verbs of one thing', async () => {
    const open = async ({ api }: { api: typeof agency.staffA1.api }): Promise<string[]> =>
      (await api.get('/me')).body.allowedActions;
    expect(await open(agency.staffA1)).toEqual(['write-skp', 'ask-correction']);
    expect(await open(agency.headOfA1)).toEqual([
      'write-skp',
      'approve-skp',
      'propose',
      'score',
      'ask-correction',
    ]);
    // Decides and assesses, but is no ASN (R103).
    expect(await open(agency.regionalHead)).toEqual([
      'approve-skp',
      'propose',
      'score',
      'read-dashboard',
      'ask-correction',
    ]);
    expect(await open(agency.sekda)).toContain('read-dashboard');
    expect(await open(agency.admin)).toEqual([
      'read-dashboard',
      'oversee',
      'administer',
      'read-audit',
    ]);
  });

  it('gives grants to an account without a post', async () => {
    const { body } = await agency.admin.api.get('/me');
    expect(body.employee).toBeNull();
    expect(body.capacities).toEqual([{ role: 'agency_admin', since: '2026-01-01', via: 'grant' }]);
  });
});
