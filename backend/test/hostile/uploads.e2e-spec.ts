import { existsSync } from 'node:fs';
import { startTestApp, type TestApp } from '../app.js';
import { activityInput, formWith, TEST_PDF, testPhoto } from '../factories/activities.js';
import { type SmallAgency, smallAgency } from '../factories/organization.js';
import { corpus, HOSTILE_NAMES, type HostileFile } from './corpus.js';
import { problemNonconformity } from './conformity.js';

/** Longer than any of these takes on a busy machine; a bomb that works takes minutes. */
const SLOW_MS = 20_000;
/** What one file may make the process hold, beyond what it held before. */
const MEMORY = 700 * 1024 * 1024;

describe('hostile uploads', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let files: HostileFile[];
  let activity: string;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    files = await corpus();
    activity = (await agency.staffA1.api.post('/activities', activityInput())).body.id;
  }, 60_000);
  afterAll(() => test.close());

  const form = (field: string, { name, content }: HostileFile): FormData => {
    const made = new FormData();
    made.append(field, new Blob([new Uint8Array(content)]), name);
    return made;
  };
  const evidence = () => `/activities/${activity}/evidence`;
  let address = 0;
  const everywhere = (): [where: string, path: string, field: string][] => [
    ['a photo', evidence(), 'photo'],
    ['an attachment', evidence(), 'file'],
    ['a document of a request', '/correction-requests', 'file'],
    ['a photo of a document', '/correction-requests', 'photo'],
    ['a letter to compare', '/verify', 'file'],
    ['a lambang', '/letterhead-emblems', 'file'],
    ...['agency', 'units', 'employees', 'goals'].map((kind): [string, string, string] => [
      `an import of ${kind}`,
      `/imports?kind=${kind}&dryRun=true&year=2026`,
      'file',
    ]),
  ];

  /** Sent by who may; the limit per address is not what is tried here. */
  async function send(path: string, field: string, file: HostileFile) {
    const { api } = /^\/(?:imports|letterhead)/.test(path) ? agency.admin : agency.staffA1;
    address += 1;
    const headers = { 'x-forwarded-for': `127.1.${address >> 8}.${address & 255}` };
    const started = performance.now();
    const answer = await api.post(path, undefined, { form: form(field, file), headers });
    return { ...answer, milliseconds: performance.now() - started };
  }

  it('are refused in words or kept as what they are, wherever they are sent', async () => {
    const wrong: string[] = [];
    for (const [where, path, field] of everywhere()) {
      for (const file of files) {
        const before = process.memoryUsage().rss;
        const { status, body, milliseconds } = await send(path, field, file);
        const told = `${file.name} as ${where}: ${status}`;
        if (status >= 500) wrong.push(told);
        if (status >= 400 && problemNonconformity(body)) wrong.push(`${told}, no problem`);
        if (milliseconds > SLOW_MS) wrong.push(`${told}, ${Math.round(milliseconds)} ms`);
        if (process.memoryUsage().rss - before > MEMORY) wrong.push(`${told}, memory`);
        if (/root:x|node_modules|\n\s+at /.test(JSON.stringify(body))) wrong.push(`${told}, leaks`);
      }
    }
    expect(wrong).toEqual([]);
    expect(existsSync('/tmp/asn-squad-climbed') || existsSync('/etc/asn-squad-climbed')).toBe(
      false,
    );
  }, 240_000);

  it('keep as photos nothing but pictures that were made anew', async () => {
    for (const file of files) {
      const { status, body } = await send(evidence(), 'photo', file);
      if (status !== 201) continue;
      expect(file.name).toMatch(/^(?:gambar dan|png|jpeg)/);
      const kept = await agency.staffA1.api.get(body.url.replace('/api/v1', ''));
      expect(kept.headers.get('content-type')).toBe('image/jpeg');
      expect(kept.body.includes('alert')).toBe(false);
      expect(kept.body.includes('PK')).toBe(false);
    }
  }, 120_000);

  it('keep as lambang nothing but pictures that were made anew', async () => {
    const picture = { name: 'lambang.png', content: await testPhoto(300) };
    let kept = 0;
    for (const file of [...files, picture]) {
      const { status, body } = await send('/letterhead-emblems', 'file', file);
      if (status !== 201) continue;
      kept += 1;
      const { headers, body: bytes } = await agency.staffA1.api.get(
        `/letterhead-emblems/${body.emblem}`,
      );
      expect(headers.get('content-type')).toBe('image/png');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
      expect(bytes.includes('alert')).toBe(false);
    }
    expect(kept).toBeGreaterThan(0);
  }, 120_000);

  it('hand a document out as a download that runs nowhere', async () => {
    const mixed = files.filter(({ name }) => /^(?:pdf dan arsip|html)/.test(name));
    expect(mixed).toHaveLength(2);
    for (const file of mixed) {
      const { status, body } = await send(evidence(), 'file', file);
      if (status !== 201) continue;
      const { headers } = await agency.staffA1.api.get(body.url.replace('/api/v1', ''));
      expect(headers.get('content-type')).toBe('application/pdf');
      expect(headers.get('content-disposition')).toMatch(/^attachment/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    }
  });

  it('are named without paths, hidden letters and ends of lines', async () => {
    for (const name of HOSTILE_NAMES) {
      const { body: made } = await agency.staffA1.api.post('/activities', activityInput());
      const path = `/activities/${made.id}/evidence`;
      for (const [field, content] of [
        ['photo', await testPhoto(64)],
        ['file', TEST_PDF],
      ] as const) {
        const { status, body } = await agency.staffA1.api.post(path, undefined, {
          form: formWith(field, content, name),
        });
        expect([name.slice(0, 40), status]).toEqual([name.slice(0, 40), 201]);
        expect(body.name).toMatch(/^[^/\\\p{C}]{1,124}\.(?:jpg|pdf)$/u);
        const kept = await agency.staffA1.api.get(body.url.replace('/api/v1', ''));
        expect(kept.status).toBe(200);
        expect(kept.headers.get('set-cookie')).toBeNull();
        expect(kept.headers.get('content-disposition')).toMatch(
          /^(?:inline|attachment); filename="[^"]*"; filename\*=UTF-8''[^;\s]*$/,
        );
      }
    }
  }, 60_000);

  it('leave the server as it was', async () => {
    expect((await agency.staffA1.api.get('/me')).status).toBe(200);
    const { status } = await send(evidence(), 'photo', {
      name: 'foto.jpg',
      content: await testPhoto(300),
    });
    expect(status).toBe(201);
  });
});
