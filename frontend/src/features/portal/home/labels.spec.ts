import {
  exceptionText,
  goalFigure,
  goalText,
  momentOf,
  periodScale,
  requestText,
  squadText,
  taskText,
  waitingText,
} from './labels';

const now = { today: '2026-11-24', timeZone: 'Asia/Jakarta' };
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('periodScale', () => {
  it('stands in the middle of today, with months by their length', () => {
    const period = { label: '', startsOn: '2026-10-01', endsOn: '2026-12-31', daysLeft: 37 };
    const { percent, months } = periodScale(period, '2026-11-24');
    expect(percent).toBe(59.2);
    expect(months.map(({ days }) => days)).toEqual([31, 30, 31]);
  });

  it('knows a single month, its first and its last day', () => {
    const period = { label: '', startsOn: '2026-12-01', endsOn: '2026-12-31', daysLeft: 0 };
    expect(periodScale(period, '2026-12-31')).toEqual({
      percent: 98.4,
      months: [{ first: '2026-12-01', days: 31 }],
    });
    expect(periodScale(period, '2026-12-01').percent).toBe(1.6);
  });
});

describe('what stands on Beranda', () => {
  const task = {
    kind: 'activity',
    reason: 'returned',
    id: '1',
    title: '',
    by: 'Putri',
    at: '2026-11-23T02:00:00Z',
    note: 'Lampirkan notula.',
    link: '',
  } as const;

  it('says who returned it, when and why', () => {
    expect(taskText(task, now)).toBe('Putri, kemarin: “Lampirkan notula.”');
    expect(plain(taskText({ ...task, note: null, at: '2026-11-18T02:00:00Z' }, now))).toBe(
      'Putri, 18 November.',
    );
    expect(taskText({ ...task, reason: 'draft', kind: 'skp' }, now)).toMatch(/^Belum diajukan/);
  });

  it('tells since when something waits on this phone', () => {
    expect(plain(momentOf('2026-11-23T18:08:00Z', now))).toBe('01.08 WIB');
    expect(plain(momentOf('2026-11-23T16:08:00Z', now))).toBe('23 November');
  });

  it('says until when an answer is wanted, and how late it is', () => {
    const item = {
      kind: 'assignment',
      id: '1',
      title: '',
      summary: '',
      requestedBy: 'Wahyuni Harahap',
      since: '',
      dueAt: '2026-11-27',
      via: 'employee',
      link: '',
      allowedActions: [],
    } as const;
    const text = (over: Partial<Parameters<typeof requestText>[0]>) =>
      plain(requestText({ ...item, allowedActions: [], ...over }, now.today));
    expect(text({})).toBe('Diminta Wahyuni Harahap. Jawab sebelum 27 November.');
    expect(text({ via: 'assessor' })).toBe('Diminta Wahyuni Harahap. Batas 27 November.');
    expect(text({ dueAt: '2026-11-20' })).toBe(
      'Diminta Wahyuni Harahap. Batasnya 20 November, lewat 4 hari.',
    );
    expect(text({ dueAt: null, requestedBy: 'Putri, M.T.' })).toBe('Diminta Putri, M.T.');
  });

  it('names with whom something waits and since when', () => {
    const item = {
      kind: 'skp',
      id: '1',
      title: '',
      act: 'Persetujuan',
      withWhom: 'Putri',
      since: '2026-11-19T18:00:00Z',
      dueAt: '2026-11-27',
      link: '',
    } as const;
    expect(plain(waitingText(item, now))).toBe('Persetujuan Putri, sejak 20 November');
    expect(plain(waitingText({ ...item, dueAt: '2026-11-23' }, now))).toBe(
      'Persetujuan Putri, sejak 20 November, lewat batas 23 November',
    );
  });

  it('writes a goal in figures, or in its own words where nothing can be counted', () => {
    const goal = {
      rhkId: '1',
      goalId: null,
      text: '',
      proposed: false,
      target: '12.5',
      unit: 'dokumen',
      realised: '9',
      percent: 72,
      lastEvidenceOn: '2026-11-23',
    };
    expect(goalFigure(goal)).toBe('9 dari 12,5');
    expect(goalFigure({ ...goal, target: 'Tepat waktu', realised: null })).toBe('Tepat waktu');
    expect(plain(goalText(goal))).toBe('Dokumen. Bukti terakhir 23 November');
    expect(goalFigure({ ...goal, unit: '%' })).toBe('9% dari 12,5%');
    expect(plain(goalText({ ...goal, unit: '%' }))).toBe('Bukti terakhir 23 November');
    expect(goalText({ ...goal, unit: null, lastEvidenceOn: null })).toBe(
      'Belum ada bukti yang divalidasi',
    );
  });

  it('counts what is open in a squad and leaves out what is none', () => {
    const squad = {
      id: '1',
      name: '',
      status: 'active',
      endsOn: '2026-12-31',
      members: 5,
      openSeats: 2,
      underWay: 0,
    } as const;
    expect(plain(squadText(squad))).toBe('Sampai 31 Desember 2026. 5 anggota, 2 kursi kosong');
  });

  it('names a vacancy instead of nobody', () => {
    const row = {
      kind: 'validation_overdue',
      count: 2,
      unitId: '1',
      unitName: 'Bidang Aplikasi',
      employeeId: null,
      name: null,
      since: '2026-11-18',
    } as const;
    expect(plain(exceptionText(row))).toBe(
      'Menunggu jabatan lowong sejak 18 November · Bidang Aplikasi',
    );
    expect(exceptionText({ ...row, kind: 'skp_missing', name: 'Putri' })).toBe(
      'Pimpinan: Putri · Bidang Aplikasi',
    );
  });
});
