import { startAppOn } from '../test/app.js';
import { squadFor } from '../test/factories/assignments.js';
import { smallAgency, type TestEmployee } from '../test/factories/organization.js';

/** The people who work while the product is killed, and the squads they are assigned to. */
export interface Cast {
  /** Each writes down work; their heads validate it. */
  authors: { author: TestEmployee; head: TestEmployee }[];
  squads: { id: string; roleId: string; leader: TestEmployee }[];
  /** May be assigned: within their unit and across units. */
  staff: TestEmployee[];
  /** By employee id: everyone who may have to decide. */
  everyone: Map<string, TestEmployee>;
}

const SQUADS = 80;

/**
 * Inserts the people into the product's own database. Their dates are around today, because the product runs by the real
 * clock.
 */
export async function seed(databaseUrl: string): Promise<Cast> {
  const now = new Date();
  const day = (days: number): string =>
    new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
  const test = await startAppOn(databaseUrl, {}, async () => undefined);
  try {
    test.clock.set(now.toISOString());
    const agency = await smallAgency(test);
    for (const table of ['employment', 'position_holding', 'role_grant'])
      await test.database.query(`update ${table} set starts_on = '2020-01-01'`);
    await agency.factory.refresh();
    const squads = [];
    for (let count = 0; count < SQUADS; count += 1) {
      squads.push(
        await squadFor(test, agency, {
          startsOn: day(-30),
          endsOn: day(30),
          count: 50,
          sharePercent: '1',
        }),
      );
    }
    const staff = [agency.staffA2, agency.staffB1, agency.staffB1b, agency.staffUmum];
    return {
      authors: [
        { author: agency.staffA1, head: agency.headOfA1 },
        { author: agency.staffA1b, head: agency.headOfA1 },
        { author: agency.staffA2, head: agency.headOfA2 },
        { author: agency.staffB1, head: agency.headOfB1 },
        { author: agency.staffUmum, head: agency.headOfUmum },
      ],
      squads,
      staff,
      everyone: new Map(
        Object.values(agency)
          .filter((one): one is TestEmployee => 'employeeId' in one)
          .map((one) => [one.employeeId, one]),
      ),
    };
  } finally {
    await test.close();
  }
}
