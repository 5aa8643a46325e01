import sharp from 'sharp';
import { startTestApp, type TestApp } from '../../../test/app.js';
import { formWith } from '../../../test/factories/activities.js';
import { assignmentAt, squadFor } from '../../../test/factories/assignments.js';
import {
  type SmallAgency,
  smallAgency,
  type TestEmployee,
} from '../../../test/factories/organization.js';
import { sha256 } from '../../platform/storage/sha256.js';

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 4, background: '#a3162180' } })
    .png()
    .toBuffer();

describe('POST /letterhead-emblems, GET /letterhead-emblems/:hash', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let other: SmallAgency;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    other = await smallAgency(test, '3522');
  });
  afterAll(() => test.close());

  const upload = (content: Uint8Array, by: Pick<TestEmployee, 'api'> = agency.admin) =>
    by.api.post('/letterhead-emblems', undefined, {
      form: formWith('file', content, 'lambang.png'),
    });
  const refusal = async (content: Uint8Array) => {
    const { status, body } = await upload(content);
    return [status, body.errors?.[0].field, body.errors?.[0].code];
  };

  it('takes a picture from the admin alone, and keeps nothing but its points', async () => {
    const content = Buffer.concat([
      await picture(1200, 900),
      Buffer.from('<script>alert(1)</script>'),
    ]);
    expect((await upload(content, { api: test.anonymous })).status).toBe(401);
    expect((await upload(content, agency.headOfDinasA)).status).toBe(403);
    const { status, body } = await upload(content);
    expect(status).toBe(201);
    const { body: bytes } = await agency.staffA1.api.get(`/letterhead-emblems/${body.emblem}`);
    expect(sha256(bytes)).toBe(body.emblem);
    expect(bytes.includes('alert')).toBe(false);
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 480, height: 360 });
  });

  it('refuses whatever is no picture, broken, tiny, a banner or a bomb', async () => {
    const whole = await picture(300, 300);
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300" onload="alert(1)"/>';
    expect(await refusal(Buffer.from(svg))).toEqual([400, 'file', 'file_type']);
    expect(await refusal(whole.subarray(0, 60))).toEqual([400, 'file', 'file_broken']);
    expect(await refusal(await picture(199, 300))).toEqual([400, 'file', 'file_dimensions']);
    expect(await refusal(await picture(900, 300))).toEqual([400, 'file', 'file_dimensions']);
    expect(await refusal(await picture(6000, 5000))).toEqual([400, 'file', 'file_broken']);
    expect((await upload(Buffer.alloc(2 * 1024 * 1024 + 1))).status).toBe(413);
  });

  it('belongs to the agency: others neither see nor use it', async () => {
    const { body } = await upload(await picture(320, 300));
    const file = `/letterhead-emblems/${body.emblem}`;
    expect((await test.anonymous.get(file)).status).toBe(401);
    expect((await other.admin.api.get(file)).status).toBe(404);
    expect((await agency.admin.api.get('/letterhead-emblems/..%2F..%2Fetc')).status).toBe(404);
    const used = await other.admin.api.put('/agency/letterhead', {
      emblem: body.emblem,
      version: 0,
    });
    expect(used.body.errors[0]).toMatchObject({ field: 'emblem', code: 'unknown' });
  });

  it('stands in the letters to come, the PDF too, and stays readable when another follows', async () => {
    const { body } = await upload(await picture(300, 360));
    const kop = (emblem: string | null, version: number) =>
      agency.admin.api.put('/agency/letterhead', { emblem, version });
    expect((await kop(body.emblem, 0)).status).toBe(200);
    const issued = async (person: TestEmployee) => {
      const squad = await squadFor(test, agency);
      const { id } = await assignmentAt(agency, squad, person, 'acknowledge', {
        by: agency.headOfDinasA,
      });
      const { body: letters } = await person.api.get(`/assignments/${id}/letters`);
      const { body: letter } = await person.api.get(`/letters/${letters.items.at(-1).id}`);
      const pdf = await person.api.get(`/letters/${letter.id}/file`);
      return { letter, pdf: Buffer.from(pdf.body).toString('latin1') };
    };
    const withEmblem = await issued(agency.staffA1);
    expect(withEmblem.letter.head.emblem).toBe(body.emblem);
    expect(withEmblem.pdf).toMatch(/\/Subtype \/Image/);
    expect((await kop(null, 1)).status).toBe(200);
    const { body: after } = await agency.staffA1.api.get(`/letters/${withEmblem.letter.id}`);
    expect(after.head.emblem).toBe(body.emblem);
    expect((await agency.staffA1.api.get(`/letterhead-emblems/${body.emblem}`)).status).toBe(200);
  });
});
