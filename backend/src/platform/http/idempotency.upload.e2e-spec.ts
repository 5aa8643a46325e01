import { startTestApp, type TestApp } from '../../../test/app.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';

const HEADER = 'kode;nama;jenis;kode_induk;unit_organisasi\n';

describe('an upload repeated under its key', () => {
  let test: TestApp;
  let agency: SmallAgency;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
  });
  afterAll(() => test.close());

  const send = (key: string, content: string, name = 'unit.csv') => {
    const form = new FormData();
    form.set('file', new Blob([content], { type: 'text/csv' }), name);
    return agency.admin.api.post('/imports?kind=units&dryRun=true', undefined, {
      form,
      headers: { 'idempotency-key': key },
    });
  };

  it('answers as the first did, and refuses another file of the same length', async () => {
    const [first, second] = [`${HEADER}A;Satu;DINAS;;ya\n`, `${HEADER}B;Dua!;DINAS;;ya\n`];
    expect(second).toHaveLength(first.length);
    const answer = await send('kunci-unggah-1', first);
    const again = await send('kunci-unggah-1', first);
    expect([again.status, again.body]).toEqual([answer.status, answer.body]);
    expect(await send('kunci-unggah-1', second)).toMatchObject({
      status: 409,
      body: { code: 'idempotency_key_reused' },
    });
  });

  it('refuses what its endpoint refuses without a key', async () => {
    const empty = await send('kunci-unggah-2', '');
    expect(empty).toMatchObject({ status: 400, body: { errors: [{ code: 'file_empty' }] } });
    const huge = await send('kunci-unggah-3', 'x'.repeat(21 * 1024 * 1024));
    expect(huge.status).toBe(413);
  });
});
