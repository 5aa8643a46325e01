import { startTestApp, type TestApp } from '../../../test/app.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';
import { membership, squad } from '../../../test/factories/squads.js';

describe('people search', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let other: SmallAgency;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    other = await smallAgency(test, '3522');
    const names = [
      'Sutrisno Hadi',
      'Wijaya Suprapto',
      'Ani Wijaya',
      'José Ximenes',
      'Ani Yudhoyono',
    ];
    for (const name of names) {
      await agency.factory.employee(agency.units.bidangB1, {
        name,
        positionName: 'Arsiparis',
        positionKind: 'FUNGSIONAL',
        skills: ['tata naskah'],
      });
    }
    await agency.factory.refresh();
  });
  afterAll(() => test.close());

  const names = async (query: string): Promise<string[]> =>
    (await agency.staffA1.api.get(`/employees?${query}`)).body.items.map(
      (row: { name: string }) => row.name,
    );

  it('lists skills by a part of their name, whatever else is typed', async () => {
    expect((await agency.admin.api.get('/employees/skills?q=naskah%00')).status).toBe(200);
    const long = await agency.admin.api.get(`/employees/skills?q=${'x'.repeat(81)}`);
    expect(long).toMatchObject({ status: 400, body: { errors: [{ field: 'q' }] } });
  });

  it('asks nobody in and stays inside the agency', async () => {
    expect((await test.anonymous.get('/employees')).status).toBe(401);
    expect((await agency.staffA1.api.get(`/employees/${other.staffA1.employeeId}`)).status).toBe(
      404,
    );
    expect((await agency.staffA1.api.get('/employees?limit=0')).body.errors[0].field).toBe('limit');
    expect((await agency.staffA1.api.get(`/employees?q=${'x'.repeat(101)}`)).status).toBe(400);
  });

  it('finds a name in spite of a slip, without accents, in parts and in any order', async () => {
    expect(await names('q=Sutisno')).toContain('Sutrisno Hadi');
    expect((await names('q=sutrisno'))[0]).toBe('Sutrisno Hadi');
    expect(await names('q=jose')).toEqual(['José Ximenes']);
    expect((await names('q=wijaya%20ani'))[0]).toBe('Ani Wijaya');
    expect(await names(`q=${encodeURIComponent(`%' or 1=1 --`)}`)).toEqual([]);
  });

  it('puts names that begin with the words first, and forgives slips in positions and in several words', async () => {
    expect((await names('q=ani')).slice(0, 2)).toEqual(['Ani Wijaya', 'Ani Yudhoyono']);
    // The first name before the last one.
    expect(await names('q=wij')).toEqual(['Wijaya Suprapto', 'Ani Wijaya']);
    expect(await names('q=arsipris')).toHaveLength(5);
    expect((await names('q=wijya%20ani'))[0]).toBe('Ani Wijaya');
    expect(await names('q=sutisno%20arsipris')).toEqual(['Sutrisno Hadi']);
    expect(await names(`q=sutisno&unitId=${agency.units.dinasA.id}`)).toEqual([]);
  });

  it('parts what was typed as the directory parts its words, and finds by a part of a word and by figures beside words', async () => {
    expect(await names('q=hadi.sutrisno')).toEqual(['Sutrisno Hadi']);
    expect((await names('q=rapto'))[0]).toBe('Wijaya Suprapto');
    const { name, nip } = agency.staffB1b;
    const [first] = name.toLowerCase().split(' ');
    const known = async (q: string) =>
      (await agency.admin.api.get(`/employees?q=${q}`)).body.items.map(
        (row: { name: string }) => row.name,
      );
    expect(await known(`${first}%20${nip.slice(8, 14)}`)).toContain(name);
    expect(await known(`${first}%20999999999`)).toEqual([]);
  });

  it('finds a name with the titles of the visiting card, by a title, and with or without apostrophes', async () => {
    const { employeeId } = await agency.factory.employee(agency.units.bidangA2, {
      name: "Ma'ruf Nasution",
    });
    await test.database.query(
      `update person set back_title = 'S.Kom., M.Si.' where id = (select person_id from employment where id = $1)`,
      [employeeId],
    );
    await agency.factory.employee(agency.units.bidangA2, { name: 'Edi Rusmana' });
    await agency.factory.refresh();
    for (const q of [
      'Maruf',
      "ma'ruf nasution",
      'Ma’ruf',
      'maruf nasution, S.Kom., M.Si.',
      'Nasution S.Kom',
      'Dr. H. Maruf Nasution, M.M.',
      'Maruf Nasution MSi',
      'maruf skom',
      'nasut\u200bion\u200e',
    ]) {
      for (const list of ['/employees', '/people']) {
        const { body } = await agency.staffA1.api.get(`${list}?q=${encodeURIComponent(q)}`);
        const found = body.items.map((row: { employeeId: string }) => row.employeeId);
        expect([q, list, found]).toEqual([q, list, [employeeId]]);
      }
    }
    const { employeeId: titled } = await agency.factory.employee(agency.units.bidangA2, {
      name: 'Edi Wibowo',
    });
    await test.database.query(
      `update person set front_title = 'Dr.' where id = (select person_id from employment where id = $1)`,
      [titled],
    );
    await agency.factory.refresh();
    expect(await names('q=edi')).toEqual(['Edi Rusmana', 'Dr. Edi Wibowo']);
    for (const list of ['/employees', '/people'])
      for (const q of ['Dr.%20Edi', 'dr%20edi']) {
        const { body } = await agency.staffA1.api.get(`${list}?q=${q}`);
        const found = body.items.map((row: { name: string }) => row.name);
        expect([list, found]).toEqual([list, ['Dr. Edi Wibowo', 'Edi Rusmana']]);
      }
    expect(await names('q=s.kom')).toContain("Ma'ruf Nasution, S.Kom., M.Si.");
    await test.database.query('delete from position_holding where employee_id = any($1::uuid[])', [
      (
        await test.database.query<{ id: string }>(
          `select employee_id as id from employee_directory where name in ('Edi Rusmana', 'Edi Wibowo', 'Ma''ruf Nasution')`,
        )
      ).map(({ id }) => id),
    ]);
    await agency.factory.refresh();
  });

  it('lets nobody find out a NIP figure by figure who may not read it', async () => {
    const of = await squad(test, agency);
    const { employeeId, nip } = (await test.database.one<{ employeeId: string; nip: string }>(
      `select employee_id as "employeeId", nip from employee_directory where name = 'Sutrisno Hadi'`,
    )) ?? { employeeId: '', nip: '' };
    expect(nip).toHaveLength(18);
    const lists = [
      '/employees?limit=100&q=',
      '/employees?limit=100&position=',
      '/people?limit=100&q=',
      '/search?q=',
      '/employees?limit=100&skill=',
      `/squads/${of.id}/roles/${of.roleId}/candidates?limit=50&q=`,
    ];
    const parts = [nip, nip.slice(0, 4), nip.slice(0, 8), nip.slice(8, 14), nip.slice(14)];
    for (const api of [agency.staffA1.api, agency.headOfDinasA.api]) {
      for (const list of lists) {
        expect(JSON.stringify((await api.get(`${list}Sutrisno`)).body)).toContain(
          list.includes('position') || list.includes('skill') ? 'items' : employeeId,
        );
        for (const part of parts) {
          for (const q of list === lists[0] ? [part, `Sutrisno ${part}`] : [`Sutrisno ${part}`]) {
            const { status, body } = await api.get(`${list}${encodeURIComponent(q)}`);
            const found = JSON.stringify(body).includes(employeeId);
            expect({ list, q, status, found }).toEqual({ list, q, status: 200, found: false });
          }
        }
      }
    }
    const kept = await agency.admin.api.get(`/people?q=${nip}`);
    expect(kept.body.items).toMatchObject([{ nip }]);
    const columns = await test.database.query<{ search: string; word: string }>(
      `select search, '' as word from employee_directory where search like '%' || nip || '%'
       union all select '', word from directory_word where word ~ '[0-9]{6}'`,
    );
    expect(columns).toEqual([]);
  });

  it('finds the words of a person whose name changed, and no longer the old ones', async () => {
    const changed = await agency.factory.employee(agency.units.bidangA2, {
      name: 'Zulaikha Mawar',
    });
    await agency.factory.refresh();
    expect(await names('q=zulaikha')).toEqual(['Zulaikha Mawar']);
    await test.database.query(
      `update person set name = 'Kencana Mawar' where id = (select person_id from employment where id = $1)`,
      [changed.employeeId],
    );
    await agency.factory.refresh();
    expect(await names('q=kencana')).toEqual(['Kencana Mawar']);
    expect(await names('q=zulaikha')).not.toContain('Kencana Mawar');
    await test.database.query('delete from position_holding where employee_id = $1', [
      changed.employeeId,
    ]);
    await agency.factory.refresh();
  });

  it('forgets the words of those who have left', async () => {
    const leaver = await agency.factory.employee(agency.units.bidangA2, { name: 'Wirjawan Kasep' });
    await agency.factory.refresh();
    expect(await names('q=wirjwan')).toContain('Wirjawan Kasep');
    await test.database.query('delete from position_holding where employee_id = $1', [
      leaver.employeeId,
    ]);
    await agency.factory.refresh();
    const left = await test.database.query(
      `select 1 from directory_word where agency_id = $1 and word = 'wirjawan'`,
      [agency.factory.agencyId],
    );
    expect(left).toEqual([]);
  });

  it('pages through ranked answers without gap or repeat', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await agency.staffA1.api.get(
        `/employees?q=arsiparis&limit=2${cursor ? `&cursor=${cursor}` : ''}`,
      );
      seen.push(...body.items.map((row: { employeeId: string }) => row.employeeId));
      cursor = body.nextCursor ?? '';
    } while (cursor);
    expect(seen).toHaveLength(5);
    expect(new Set(seen).size).toBe(5);
  });

  it.each(['WyJ4Il0', 'WzFd', 'bukan-penanda'])(
    'refuses the invented cursor %s',
    async (cursor) => {
      for (const list of ['/employees', '/employees?q=ani', '/squads', '/squads/open-roles']) {
        const joined = `${list}${list.includes('?') ? '&' : '?'}cursor=${cursor}`;
        const { status, body } = await agency.staffA1.api.get(joined);
        expect({ joined, status, field: body.errors?.[0]?.field }).toEqual({
          joined,
          status: 400,
          field: 'cursor',
        });
      }
    },
  );

  it('finds by NIP with its blanks, skill, position and unit', async () => {
    const { nip, name } = agency.staffB1b;
    const typed = encodeURIComponent(`${nip.slice(0, 8)} ${nip.slice(8, 14)}`);
    const { body } = await agency.admin.api.get(`/employees?q=${typed}`);
    expect(body.items.map((row: { name: string }) => row.name)).toContain(name);
    expect(await names('skill=Tata%20Naskah')).toHaveLength(5);
    expect(await names('position=arsip')).toHaveLength(5);
    expect(await names(`unitId=${agency.units.dinasB.id}`)).toHaveLength(9);
  });

  it('pages by name without gap or repeat', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await agency.staffA1.api.get(
        `/employees?limit=4${cursor ? `&cursor=${cursor}` : ''}`,
      );
      seen.push(...body.items.map((row: { employeeId: string }) => row.employeeId));
      cursor = body.nextCursor ?? '';
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(21);
  });

  it('masks the NIP for those who have no need of it', async () => {
    const url = `/employees/${agency.staffA1.employeeId}`;
    expect((await agency.staffB1.api.get(url)).body.nip).not.toBe(agency.staffA1.nip);
    expect((await agency.staffA1.api.get(url)).body.nip).toBe(agency.staffA1.nip);
    expect((await agency.headOfDinasA.api.get(url)).body.nip).toBe(agency.staffA1.nip);
    expect((await agency.headOfDinasB.api.get(url)).body.nip).not.toBe(agency.staffA1.nip);
    expect((await agency.headOfA1.api.get(url)).body).toMatchObject({
      nip: agency.staffA1.nip,
      assessorName: agency.headOfA1.name,
    });
  });

  it('leaves out who is fully loaded when asked for free people', async () => {
    await membership(test, agency, await squad(test, agency), agency.staffA2, { share: '100' });
    const free = await agency.staffA1.api.get(
      `/employees?available=true&unitId=${agency.units.bidangA2.id}`,
    );
    expect(free.body.items.map((row: { employeeId: string }) => row.employeeId)).toEqual([
      agency.headOfA2.employeeId,
    ]);
    const all = await agency.staffA1.api.get(
      `/employees?unitId=${agency.units.bidangA2.id}&q=${encodeURIComponent(agency.staffA2.name)}`,
    );
    expect(all.body.items[0]).toMatchObject({ loadPercent: '100', loadCount: 1 });
  });

  it('matches people to a role with reasons in words', async () => {
    const of = await squad(test, agency);
    const url = `/squads/${of.id}/roles/${of.roleId}/candidates`;
    expect((await test.anonymous.get(url)).status).toBe(401);
    expect((await other.headOfDinasA.api.get(url)).status).toBe(404);
    const { body } = await agency.headOfDinasA.api.get(url);
    expect(body.items.map((row: { employeeId: string }) => row.employeeId)).toEqual([
      agency.staffA1.employeeId,
      agency.staffB1.employeeId,
    ]);
    expect(body.items[0]).toMatchObject({
      route: 'within_unit',
      missingSkills: [],
      loadAfter: '40',
      isOverAfter: false,
    });
    expect(body.items[1].reasons).toContainEqual({
      side: 'against',
      factor: 'skill',
      text: 'Belum tercatat: basis data',
    });
    const named = await agency.headOfDinasA.api.get(`${url}?q=arsiparis&limit=2`);
    expect(named.body.items).toHaveLength(2);
    const misspelt = await agency.headOfDinasA.api.get(`${url}?q=sutisno`);
    expect(misspelt.body.items.map((row: { name: string }) => row.name)).toEqual(['Sutrisno Hadi']);
  });

  it('matches nobody for a draft that is none of one’s business', async () => {
    const draft = await squad(test, agency, { status: 'draft' });
    const url = `/squads/${draft.id}/roles/${draft.roleId}/candidates`;
    expect((await agency.staffB1.api.get(url)).status).toBe(404);
    expect((await agency.headOfA1.api.get(url)).status).toBe(200);
  });

  it('finds people, squads and goals for the palette', async () => {
    const of = await squad(test, agency);
    const { body } = await agency.staffA1.api.get(
      `/search?q=${encodeURIComponent(of.goal.statement)}`,
    );
    expect(body.items).toContainEqual(expect.objectContaining({ kind: 'goal', id: of.goal.id }));
    const squads = await agency.staffA1.api.get('/search?q=tim%20kerja');
    expect(squads.body.items.map((row: { kind: string }) => row.kind)).toContain('squad');
    expect((await agency.staffA1.api.get('/search?q=a')).body.items).toEqual([]);
  });

  it('asks the database a bounded number of times', async () => {
    const few = await test.countStatements(() => agency.staffA1.api.get('/employees?limit=2'));
    const many = await test.countStatements(() => agency.staffA1.api.get('/employees?limit=20'));
    expect(many.statements).toBe(few.statements);
    expect(many.statements).toBe(2);
    const words = ['ani', 'sutisno%20arsipris', 'dinas%201962', 'qqqq'];
    for (const q of words) {
      const found = await test.countStatements(() => agency.staffA1.api.get(`/employees?q=${q}`));
      expect(found.result.status).toBe(200);
      // who asks; the people with what they carry
      expect(found.statements).toBe(2);
    }
  });
});
