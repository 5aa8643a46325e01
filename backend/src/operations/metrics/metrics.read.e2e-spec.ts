import { EXPOSED, startTestApp, type TestApp } from '../../../test/app.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';

const TOKEN = 'pemantau-pemantau-pemantau';

/** Value of one line, by its name with labels; undefined when it is not there. */
function valueOf(text: string, series: string): number | undefined {
  const line = text.split('\n').find((one) => one.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
}

describe('GET /api/metrics on this machine', () => {
  let test: TestApp;
  let agency: SmallAgency;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
  });
  afterAll(() => test.close());

  const ask = (headers: Record<string, string> = {}) =>
    fetch(test.url.replace('/v1', '/metrics'), { headers });
  const read = async (): Promise<string> => (await ask()).text();

  it('counts answers by route pattern, method and class of status', async () => {
    const me = test.as(agency.staffA1.accountId);
    await me.get('/me');
    await me.get(`/employees/${agency.staffB1.employeeId}`);
    await test.anonymous.get('/me');
    await test.anonymous.get('/nowhere/199001012015011001');
    const answer = await ask();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('text/plain; version=0.0.4');
    const text = await answer.text();
    const count = (labels: string) =>
      valueOf(text, `asn_http_request_duration_seconds_count{${labels}}`);
    expect(count('route="/api/v1/me",method="GET",status="2xx"')).toBe(1);
    expect(count('route="/api/v1/me",method="GET",status="4xx"')).toBe(1);
    expect(count('route="/api/v1/employees/:id",method="GET",status="2xx"')).toBe(1);
    expect(count('route="unknown",method="GET",status="4xx"')).toBe(1);
  });

  it('tells nothing about a person or an agency', async () => {
    const text = await read();
    const { staffA1, staffB1 } = agency;
    const own = [staffA1.nip, staffA1.employeeId, staffA1.accountId, staffB1.employeeId];
    for (const secret of [...own, agency.factory.agencyId, '199001012015011001'])
      expect(text).not.toContain(secret);
  });

  it('counts failed sign-ins and refusals', async () => {
    const { nip } = agency.staffB1;
    const attempts = await Promise.all(
      Array.from({ length: 140 }, () =>
        test.anonymous.post('/auth/login', { nip, password: 'Salah-2026!' }),
      ),
    );
    const counted = (status: number) => attempts.filter((one) => one.status === status).length;
    expect(counted(401) + counted(429)).toBe(140);
    expect(counted(429)).toBeGreaterThan(0);
    const text = await read();
    expect(valueOf(text, 'asn_sign_in_total{result="wrong"}')).toBe(counted(401));
    expect(valueOf(text, 'asn_sign_in_total{result="limited"}')).toBe(counted(429));
    expect(valueOf(text, 'asn_http_refused_total{status="429"}')).toBe(counted(429));
    expect(valueOf(text, 'asn_http_refused_total{status="503"}')).toBe(0);
  });

  it('shows process, pool, database and build', async () => {
    const text = await read();
    for (const name of ['nodejs_eventloop_lag_p99_seconds', 'process_resident_memory_bytes'])
      expect(valueOf(text, name)).toBeGreaterThan(0);
    expect(valueOf(text, 'asn_database_pool_size')).toBe(8);
    expect(valueOf(text, 'asn_database_pool_connections{state="waiting"}')).toBe(0);
    expect(valueOf(text, 'asn_database_up')).toBe(1);
    expect(valueOf(text, 'asn_ready')).toBe(0);
    expect(text).toMatch(/asn_build_info\{version="\d+\.\d+\.\d+",node="\d+/);
  });

  it('shows how many jobs wait, and since when', async () => {
    await test.database.query(
      `insert into pgboss.job (name, data, start_after)
       values ('mail', '{}', now() - interval '10 minutes'), ('mail', '{}', now() + interval '1 hour')`,
    );
    const text = await read();
    expect(valueOf(text, 'asn_jobs{queue="mail",state="waiting"}')).toBe(2);
    const age = valueOf(text, 'asn_job_oldest_age_seconds{queue="mail"}');
    expect(age).toBeGreaterThanOrEqual(600);
    expect(age).toBeLessThan(700);
  });

  it('counts no probe: they are no visitors', async () => {
    await fetch(test.url.replace('/v1', '/health/ready'));
    const text = await read();
    expect(text).not.toContain('route="/api/health');
    expect(valueOf(text, 'asn_http_refused_total{status="503"}')).toBe(0);
  });

  it('is not there for whom a proxy asks', async () => {
    for (const name of ['x-forwarded-for', 'x-real-ip'])
      expect((await ask({ [name]: '203.0.113.7' })).status).toBe(404);
  });
});

describe('GET /api/metrics of an exposed site without METRICS_TOKEN', () => {
  it('is not there, also for what seems to be this machine: a proxy may stand between', async () => {
    const test = await startTestApp({ ...EXPOSED, HOST: '0.0.0.0' });
    const answer = await fetch(test.url.replace('/v1', '/metrics'));
    expect(answer.status).toBe(404);
    await test.close();
  });
});

describe('GET /api/metrics with METRICS_TOKEN', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp({ METRICS_TOKEN: TOKEN });
  });
  afterAll(() => test.close());

  it.each([
    ['no token', {}, 401],
    ['another token', { authorization: 'Bearer pemantau-pemantau-pemantaX' }, 401],
    ['the token', { authorization: `Bearer ${TOKEN}`, 'x-forwarded-for': '203.0.113.7' }, 200],
  ])('answers %s', async (_name, headers: Record<string, string>, status) => {
    const answer = await fetch(test.url.replace('/v1', '/metrics'), { headers });
    expect(answer.status).toBe(status);
  });
});
