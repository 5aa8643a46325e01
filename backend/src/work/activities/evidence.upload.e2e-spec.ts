import { request } from 'node:http';
import sharp from 'sharp';
import { startTestApp, type TestApp } from '../../../test/app.js';
import {
  ActivityFactory,
  activityInput,
  formWith,
  heavyPhoto,
  TEST_PDF,
  testPhoto,
} from '../../../test/factories/activities.js';
import { docx } from '../../../test/factories/zip.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';

describe('evidence of an activity', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let make: ActivityFactory;
  let id: string;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    make = new ActivityFactory(test, agency);
  });
  beforeEach(async () => {
    id = (await agency.staffA1.api.post('/activities', activityInput())).body.id;
  });
  afterAll(() => test.close());

  const send = (field: 'photo' | 'file', content: Uint8Array, name: string, of = id) =>
    agency.staffA1.api.post(`/activities/${of}/evidence`, undefined, {
      form: formWith(field, content, name),
    });
  const stored = async () =>
    (await test.database.query('select 1 from evidence where activity_id = $1', [id])).length;

  it('asks nobody in, knows no draft to others, and refuses who only reads', async () => {
    const form = () => formWith('photo', Buffer.from('x'), 'a.jpg');
    const path = `/activities/${id}/evidence`;
    expect((await test.anonymous.post(path, undefined, { form: form() })).status).toBe(401);
    expect((await agency.headOfA1.api.post(path, undefined, { form: form() })).status).toBe(404);
    const sent = await make.submitted(agency.staffA1);
    const late = await agency.headOfA1.api.post(`/activities/${sent}/evidence`, undefined, {
      form: form(),
    });
    expect(late.status).toBe(403);
    expect((await send('photo', await testPhoto(), 'a.jpg', sent)).status).toBe(409);
  });

  it('makes a photo anew without its position, with a thumbnail, for readers only', async () => {
    const withPosition = await sharp(await testPhoto(2000))
      .withExif({ IFD3: { GPSLatitude: '6/1 12/1 0/1' } })
      .jpeg()
      .toBuffer();
    const { status, body } = await send('photo', withPosition, '../../rapat <pagi>.jpeg');
    expect(status).toBe(201);
    expect(body).toMatchObject({
      kind: 'photo',
      name: 'rapat pagi.jpg',
      contentType: 'image/jpeg',
    });
    const file = await agency.staffA1.api.get(body.url.replace('/api/v1', ''));
    expect(file.status).toBe(200);
    // Photos of people at work do not stay on a shared PC.
    expect(file.headers.get('cache-control')).toBe('no-store');
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    expect(file.headers.get('content-disposition')).toContain('filename="rapat pagi.jpg"');
    const metadata = await sharp(file.body).metadata();
    expect(metadata).toMatchObject({ format: 'jpeg', width: 1600 });
    expect(metadata.exif).toBeUndefined();
    const small = await agency.staffA1.api.get(body.thumbnailUrl.replace('/api/v1', ''));
    expect(await sharp(small.body).metadata()).toMatchObject({ format: 'webp', width: 320 });
    for (const path of [body.url, body.thumbnailUrl]) {
      const at = path.replace('/api/v1', '');
      expect((await agency.staffB1.api.get(at)).status).toBe(404);
      expect((await test.anonymous.get(at)).status).toBe(401);
    }
  });

  it('keeps documents as they are, to be downloaded', async () => {
    const { status, body } = await send('file', TEST_PDF, 'laporan 🙂.pdf');
    expect(status).toBe(201);
    const file = await agency.staffA1.api.get(body.url.replace('/api/v1', ''));
    expect(file.body.equals(TEST_PDF)).toBe(true);
    expect(file.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(
      (await agency.staffA1.api.get(`/activities/${id}/evidence/${body.id}/thumbnail`)).status,
    ).toBe(404);
  });

  it('takes the same photo once, and stops at ten', async () => {
    const photo = await testPhoto();
    const [first, second] = [
      await send('photo', photo, 'a.jpg'),
      await send('photo', photo, 'a.jpg'),
    ];
    expect(second.body.id).toBe(first.body.id);
    for (let n = 1; n < 10; n += 1)
      expect(
        (await send('file', Buffer.concat([TEST_PDF, Buffer.from(`% ${n}\n%%EOF`)]), 'a.pdf'))
          .status,
      ).toBe(201);
    expect(await send('photo', await testPhoto(300), 'b.jpg')).toMatchObject({
      status: 409,
      body: { code: 'evidence_limit' },
    });
  });

  it('is taken away only while the activity is open', async () => {
    const { body } = await send('photo', await testPhoto(), 'a.jpg');
    const path = `/activities/${id}/evidence/${body.id}`;
    expect((await test.anonymous.delete(path)).status).toBe(401);
    expect((await agency.headOfA1.api.delete(path)).status).toBe(404);
    await agency.staffA1.api.post(`/activities/${id}/submit`);
    expect((await agency.headOfA1.api.delete(path)).status).toBe(403);
    expect((await agency.staffA1.api.delete(path)).status).toBe(409);
    await agency.headOfA1.api.post(`/activities/${id}/return`, { note: 'Foto kurang jelas.' });
    expect((await agency.staffA1.api.delete(path)).status).toBe(204);
    expect((await agency.staffA1.api.delete(path)).status).toBe(404);
  });

  it.each([
    ['a 12 MB photo', 'photo', 'besar.jpg', () => heavyPhoto(12), 'file_size'],
    ['an .exe named .pdf', 'file', 'laporan.pdf', () => exe(), 'file_type'],
    ['an .exe named .jpg', 'photo', 'foto.jpg', () => exe(), 'file_type'],
    ['a PDF as photo', 'photo', 'foto.jpg', () => TEST_PDF, 'file_type'],
    ['half a JPEG', 'photo', 'foto.jpg', async () => half(await testPhoto(800)), 'file_broken'],
    ['half a PDF', 'file', 'laporan.pdf', () => half(TEST_PDF), 'file_broken'],
    ['a DOCX that unpacks to 120 MB', 'file', 'a.docx', () => bomb(), 'file_size'],
    ['nothing', 'photo', 'foto.jpg', () => Buffer.alloc(0), 'file_empty'],
    ['an SVG', 'photo', 'foto.jpg', () => Buffer.from('<svg onload="alert(1)"/>'), 'file_type'],
  ] as const)('refuses %s', async (_what, field, name, content, code) => {
    const { status, body } = await send(field, await content(), name);
    expect(status).toBe(400);
    expect(body.errors).toEqual([expect.objectContaining({ field, code })]);
    expect(body.errors[0].message).toMatch(/[a-z]/);
    expect(await stored()).toBe(0);
  });

  it('refuses a form without a file, and one of another name', async () => {
    expect((await agency.staffA1.api.post(`/activities/${id}/evidence`, {})).status).toBe(400);
    const form = new FormData();
    form.append('gambar', new Blob(['x']), 'x.jpg');
    const odd = await agency.staffA1.api.post(`/activities/${id}/evidence`, undefined, { form });
    expect(odd.status).toBe(400);
    expect(await stored()).toBe(0);
  });

  it('stores nothing of an upload that breaks off, and says so when it can', async () => {
    const head = `--g\r\ncontent-disposition: form-data; name="photo"; filename="a.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`;
    const body = Buffer.concat([Buffer.from(head), (await testPhoto()).subarray(0, 400)]);
    const headers = {
      authorization: `Bearer ${test.tokenOf(agency.staffA1.accountId)}`,
      'content-type': 'multipart/form-data; boundary=g',
    };
    const ended = await fetch(`${test.url}/activities/${id}/evidence`, {
      method: 'POST',
      headers,
      body,
    });
    expect(ended.status).toBe(400);
    expect(await ended.json()).toMatchObject({ code: 'upload_incomplete' });
    await new Promise<void>((resolve) => {
      const cut = request(`${test.url}/activities/${id}/evidence`, {
        method: 'POST',
        headers: { ...headers, 'content-length': String(body.length + 5000) },
      });
      cut.on('error', () => resolve());
      cut.on('close', () => resolve());
      cut.write(body, () => setTimeout(() => cut.destroy(), 100));
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await stored()).toBe(0);
    expect((await send('photo', await testPhoto(), 'a.jpg')).status).toBe(201);
  });
});

const exe = (): Buffer => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(4096, 1)]);

const bomb = (): Buffer => docx([{ name: 'big', content: Buffer.alloc(120_000_000) }]);

const half = (content: Buffer): Buffer => content.subarray(0, Math.floor(content.length / 2));
