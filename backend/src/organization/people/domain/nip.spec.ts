import * as fc from 'fast-check';
import { maskNip, type Nip, type NipProfile, nipWarnings, parseNip } from './nip.js';

const codeOf = (raw: unknown) => {
  const result = parseNip(raw);
  return result.ok ? 'ok' : result.code;
};
const read = (raw: string): Nip => {
  const result = parseNip(raw);
  if (!result.ok) throw new Error(result.code);
  return result.nip;
};

describe('a NIP', () => {
  it.each([
    ['197309222001051007', 'ok'],
    ['19840512 201202 1 004', 'ok'],
    ['197405012025211002', 'ok'],
    [197309222001051000, 'nip_not_text'],
    ['1.97309E+17', 'nip_not_text'],
    ['1,97309222001051e17', 'nip_not_text'],
    [null, 'nip_not_text'],
    ['19730922200105100', 'nip_length'],
    ['1973092220010510071', 'nip_length'],
    ['', 'nip_length'],
    ['19730922200105100A', 'nip_length'],
    ["197309222001051007'; --", 'nip_length'],
    ['197302312001051007', 'nip_birth_date'],
    ['197313222001051007', 'nip_birth_date'],
    ['000009222001051007', 'nip_birth_date'],
    ['198401012013132004', 'nip_month'],
    ['197309222001001007', 'nip_month'],
    ['197309222001131007', 'nip_month'],
    ['197309222001201007', 'nip_month'],
    ['200109222001051007', 'nip_birth_date'],
    ['197309222001050007', 'nip_gender'],
    ['197309222001053007', 'nip_gender'],
    ['197309222001051000', 'nip_sequence'],
  ])('%j → %s', (raw, expected) => {
    expect(codeOf(raw)).toBe(expected);
  });

  it('says what it is made of', () => {
    expect(read('19731118 199806 2 001')).toEqual({
      digits: '197311181998062001',
      kind: 'PNS',
      birthDate: '1973-11-18',
      gender: 'P',
      appointedYear: 1998,
      appointedMonth: 6,
      frequency: null,
      sequence: 1,
    });
    expect(read('197405012025211002')).toMatchObject({
      kind: 'PPPK',
      frequency: 21,
      appointedMonth: null,
      gender: 'L',
    });
  });

  it('is masked for the public', () => {
    expect(maskNip('198205142008011003')).toBe('1982•••• •••••• • 003');
  });

  it('reads what is written in groups', () => {
    const nip = fc
      .record({
        day: fc.date({
          min: new Date('1955-01-01'),
          max: new Date('2005-12-31'),
          noInvalidDate: true,
        }),
        month: fc.constantFrom(1, 6, 12, 21, 22, 35),
        gender: fc.constantFrom(1, 2),
        sequence: fc.integer({ min: 1, max: 999 }),
      })
      .map(
        ({ day, month, gender, sequence }) =>
          day.toISOString().slice(0, 10).replaceAll('-', '') +
          `2024${`${month}`.padStart(2, '0')}${gender}${`${sequence}`.padStart(3, '0')}`,
      );
    fc.assert(
      fc.property(nip, (digits) => {
        const grouped = digits.replace(/(.{8})(.{6})(.)(.{3})/, '$1 $2 $3 $4');
        expect(read(grouped).digits).toBe(digits);
      }),
    );
  });
});

describe('doubts about a NIP', () => {
  const nip = read('198805122005011001');

  it.each([
    [{ birthDate: '1988-05-12', gender: 'L', kind: 'PNS', appointedOn: '2005-01-01' }, []],
    [{ birthDate: '1988-05-13' }, ['nip_birth_date_differs']],
    [{ gender: 'P' }, ['nip_gender_differs']],
    [{ kind: 'PPPK' }, ['nip_kind_differs']],
    [{ appointedOn: '2004-05-11' }, ['tmt_too_young']],
    [{ appointedOn: '2004-05-12' }, []],
    [{}, []],
  ] as [NipProfile, string[]][])('%j → %j', (profile, codes) => {
    expect(nipWarnings(nip, profile).map((warning) => warning.code)).toEqual(codes);
  });
});
