import { generateSync } from 'otplib';
import { type Answer, type TestApp, TEST_NOW } from '../app.js';
import { type SmallAgency, smallAgency, type TestEmployee } from './organization.js';
import { OWN_PASSWORD, SessionFactory, type TestSession } from './sessions.js';

export const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

/** An agency whose people have passwords of their own, and what they do with a second factor. */
export class SecondFactorSteps {
  /** Half minutes go on from test to test, for a code is used once. */
  now = new Date(TEST_NOW).getTime();

  private constructor(
    private readonly test: TestApp,
    readonly agency: SmallAgency,
    readonly sessions: SessionFactory,
  ) {}

  static async in(test: TestApp): Promise<SecondFactorSteps> {
    const agency = await smallAgency(test);
    const sessions = new SessionFactory(test);
    await sessions.givePasswords();
    return new SecondFactorSteps(test, agency, sessions);
  }

  later(minutes: number): void {
    this.now += minutes * 60_000;
    this.test.clock.set(new Date(this.now).toISOString());
  }

  codeOf(secret: string): string {
    return generateSync({ secret, epoch: this.now / 1000 });
  }

  login(person: TestEmployee, password = OWN_PASSWORD): Promise<Answer> {
    return this.test.anonymous.post('/auth/login', { nip: person.nip, password });
  }

  second(mfaToken: string, code: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.test.anonymous.post('/auth/mfa', { mfaToken, code }, { headers });
  }

  async halfWay(person: TestEmployee): Promise<string> {
    return (await this.login(person)).body.mfaToken;
  }

  async toldTo({ employeeId }: TestEmployee): Promise<string[]> {
    const rows = await this.test.database.query<{ kind: string }>(
      'select kind from notification where employee_id = $1 order by id',
      [employeeId],
    );
    return rows.map(({ kind }) => kind);
  }

  async switchOn(
    person: TestEmployee,
  ): Promise<{ session: TestSession; secret: string; recoveryCodes: string[] }> {
    const session = await this.sessions.signIn(person);
    const { secret } = (await session.post('/me/second-factor')).body;
    const { status, body } = await session.post('/me/second-factor/confirm', {
      code: this.codeOf(secret),
    });
    expect(status).toBe(200);
    this.later(1);
    return { session, secret, ...body };
  }
}
