import type { Cast } from './cast.js';
import type { DemoTime } from './demo-time.js';
import type { Ids } from './ids.js';
import type { Roster } from './roster.js';

const HOLIDAYS: readonly (readonly [monthDay: string, name: string])[] = [
  ['01-01', 'Tahun Baru Masehi'],
  ['05-01', 'Hari Buruh Internasional'],
  ['06-01', 'Hari Lahir Pancasila'],
  ['08-17', 'Hari Kemerdekaan Republik Indonesia'],
  ['12-25', 'Hari Raya Natal'],
];

/** Those with a fixed date, for the years that the history and its deadlines touch. */
export const holidayRows = (agencyId: string, year: number) =>
  [year - 1, year, year + 1].flatMap((each) =>
    HOLIDAYS.map(([monthDay, name]) => ({
      agency_id: agencyId,
      date: `${each}-${monthDay}`,
      name,
    })),
  );

/** One Plh who acts now, one Plt of the past: the posts of two heads who were away. */
export function delegationRows(
  agencyId: string,
  adminAccountId: string,
  roster: Roster,
  time: DemoTime,
  ids: Ids,
) {
  const away = [
    {
      kind: 'plh',
      unit: 'DINSOS',
      from: -2,
      until: 5,
      basis:
        'Surat Perintah Sekretaris Daerah Nomor 800/41/SETDA: kepala dinas mengikuti pelatihan kepemimpinan',
    },
    {
      kind: 'plt',
      unit: 'DISHUB',
      from: -75,
      until: -46,
      basis: 'Surat Perintah Bupati Nomor 800/17/SETDA: jabatan lowong sampai pelantikan',
    },
  ];
  return away.map(({ kind, unit, from, until, basis }) => {
    const at = time.at(time.day(from - 2), 9 * 60);
    return {
      id: ids.at(at),
      agency_id: agencyId,
      kind,
      unit_id: roster.unit(unit).id,
      delegate_employee_id: roster.headOf(roster.unit(`${unit}.S`).id).employeeId,
      starts_on: time.day(from),
      ends_on: time.day(until),
      basis,
      created_by: adminAccountId,
      created_at: at,
      version: 1,
    };
  });
}

export function grantRows(
  agencyId: string,
  adminAccountId: string,
  cast: Cast,
  time: DemoTime,
  ids: Ids,
) {
  const at = time.at(time.skp.from, 9 * 60);
  const granted = [
    ['agency_admin', cast.admin],
    ['operator', cast.operator],
    ['executive', cast.executive],
    ['executive', cast.regent],
    ['auditor', cast.auditor],
  ] as const;
  return granted.map(([role, person]) => ({
    id: ids.at(at),
    agency_id: agencyId,
    account_id: person.accountId,
    role,
    starts_on: time.skp.from,
    granted_by: adminAccountId,
    created_at: at,
  }));
}

/** The lines under the name on the kop of letters. */
export const letterheadRows = (agencyId: string, roster: Roster, ids: Ids, at: Date) =>
  roster.units
    .filter(({ id, orgUnitId }) => id === orgUnitId)
    .map(({ id, code }, index) => ({
      id: ids.at(at),
      agency_id: agencyId,
      unit_id: id,
      version: 1,
      address: `Jalan Contoh Raya Nomor ${2 + index * 3}, Contoh`,
      postal_code: '35210',
      website: `${code.toLowerCase().replaceAll('.', '-')}.contoh.example`,
      set_at: at,
    }));
