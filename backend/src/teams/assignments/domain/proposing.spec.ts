import { actorWith, headedUnit } from '../../../../test/factories/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import type { AskingSquad } from '../../squads/domain/policy.js';
import {
  type AskedPerson,
  mayPropose,
  mayProposeTo,
  mayVolunteer,
  proposesAtAll,
} from './proposing.js';

const nobody = actorWith({
  employeeId: 'lain',
  post: { kind: 'PNS', positionKind: 'PELAKSANA', isHead: false },
});
const heading = (unitId: string): Actor['headOf'] => [headedUnit({ unitId })];

const ownerHead: Actor = { ...nobody, employeeId: 'kadis', headOf: heading('dinas') };
const leader: Actor = {
  ...nobody,
  employeeId: 'ketua',
  leads: [{ squadId: 'tim', since: '', until: '' }],
};
const assessor: Actor = {
  ...nobody,
  employeeId: 'kabid',
  headOf: heading('bidang'),
  assesses: true,
};
const admin: Actor = { ...nobody, employeeId: null, post: null };

const squad: AskingSquad = {
  status: 'recruiting',
  ownerUnitId: 'dinas',
  leaderEmployeeId: 'ketua',
  endsOn: '2026-12-31',
};
const person: AskedPerson = {
  employeeId: 'pegawai',
  positionKind: 'FUNGSIONAL',
  assessor: { unitId: 'bidang', employeeId: null },
};
const member = { isLeader: false };
const lead = { isLeader: true };

describe('asking somebody into a squad', () => {
  it.each([
    ['the owner’s head', ownerHead, true, true],
    ['the leader', leader, true, true],
    ['who assesses the person', assessor, false, true],
    ['who does neither', nobody, false, false],
    ['an account of nobody', admin, false, false],
  ])('%s', (_who, actor, anybody, thisPerson) => {
    expect(mayProposeTo(actor, squad)).toBe(anybody);
    expect(mayPropose(actor, squad, member, person)).toBe(thisPerson);
  });

  it('is not for an account of nobody where no leader is named', () => {
    expect(mayProposeTo(admin, { ...squad, leaderEmployeeId: null })).toBe(false);
  });

  it.each([
    ['draft', '2026-12-31', false, true],
    ['recruiting', '2026-11-24', true, true],
    ['active', '2026-12-31', true, true],
    ['active', '2026-11-23', false, false],
    ['assessing', '2026-12-31', false, false],
    ['closed', '2026-12-31', false, false],
    ['disbanded', '2026-12-31', false, false],
  ] as const)('while it takes people: %s until %s', (status, endsOn, members, leaders) => {
    const now = { ...squad, leaderEmployeeId: null, status, endsOn };
    expect(mayProposeTo(ownerHead, now)).toBe(members);
    expect(mayPropose(ownerHead, now, member, person)).toBe(members);
    expect(mayPropose(ownerHead, now, lead, person)).toBe(leaders);
  });

  it('leaves the leader’s seat to whoever is named', () => {
    expect(mayPropose(ownerHead, squad, lead, person)).toBe(false);
    expect(mayPropose(ownerHead, squad, lead, { ...person, employeeId: 'ketua' })).toBe(true);
  });

  it('is for JF and pelaksana only', () => {
    expect(mayPropose(ownerHead, squad, member, { ...person, positionKind: 'ADMINISTRATOR' })).toBe(
      false,
    );
  });

  it('knows who asks anybody in at all', () => {
    expect([ownerHead, leader, assessor, nobody, admin].map(proposesAtAll)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('asking for a seat oneself', () => {
  it.each([
    ['PELAKSANA', true],
    ['FUNGSIONAL', true],
    ['PENGAWAS', false],
    ['KEPALA_DAERAH', false],
  ])('%s', (positionKind, expected) => {
    const post = { kind: 'PNS', positionKind, isHead: false };
    expect(mayVolunteer({ employeeId: 'saya', post })).toBe(expected);
  });

  it('is not for an account of nobody', () => {
    expect(mayVolunteer(admin)).toBe(false);
  });
});
