import type { GrantRole } from '../../../kernel/actor.js';
import { CORRECTION_STATUSES, type CorrectionAction } from './lifecycle.js';
import {
  allowedCorrectionActions,
  CORRECTION_POLICY,
  mayAskCorrection,
  mayReadCorrection,
  standingOf,
} from './policy.js';
import { changesAccess, type StandingData, staleFields } from './terms.js';

const REQUEST = { personId: 'p1' };
const viewer = (personId: string | null, ...roles: GrantRole[]) => ({
  personId,
  grants: roles.map((role) => ({ role, since: '2026-01-01', until: null })),
});
const asker = viewer('p1');
const admin = viewer('p2', 'agency_admin');
const nobody = viewer(null, 'agency_admin');
const askingAdmin = viewer('p1', 'agency_admin');
const stranger = viewer('p3', 'operator', 'executive', 'auditor');

describe('who may what with a request to correct own data', () => {
  it.each([
    ['the asker', asker, ['withdraw'], true],
    ['an admin', admin, ['approve', 'refuse'], true],
    ['an admin whose account is nobody’s', nobody, ['approve', 'refuse'], true],
    ['the admin who asked', askingAdmin, ['withdraw'], true],
    ['anybody else', stranger, [], false],
  ] as const)('%s', (_, who, actions, reads) => {
    const standing = standingOf(who, REQUEST);
    expect(allowedCorrectionActions(standing, 'waiting')).toEqual(actions);
    expect(mayReadCorrection(who, REQUEST)).toBe(reads);
    // What is over is over for everybody.
    for (const status of CORRECTION_STATUSES.filter((one) => one !== 'waiting'))
      expect(allowedCorrectionActions(standing, status)).toEqual([]);
  });

  it('says why not, and lets nobody make one lapse', () => {
    const refusalOf = (action: CorrectionAction, who = admin) =>
      CORRECTION_POLICY[action](standingOf(who, REQUEST));
    expect(refusalOf('approve', askingAdmin)).toContain('admin lain');
    expect(refusalOf('refuse', stranger)).toContain('admin instansi');
    expect(refusalOf('withdraw')).not.toBeNull();
    expect(refusalOf('lapse')).not.toBeNull();
  });

  it('is asked by whoever serves here', () => {
    expect(mayAskCorrection({ employeeId: 'e1' })).toBe(true);
    expect(mayAskCorrection({ employeeId: 'e1', isFormer: true })).toBe(false);
    expect(mayAskCorrection({ employeeId: null })).toBe(false);
  });
});

describe('what a request is about', () => {
  const standing: StandingData = {
    name: 'Siti Aminah',
    frontTitle: null,
    backTitle: null,
    birthDate: '1990-05-06',
    gender: 'P',
    education: null,
    phone: '081200000000',
    email: null,
    civilServiceSince: null,
  };

  it('is stale in the fields that no longer are what they were', () => {
    const changes = [
      { field: 'phone', from: '081200000001', to: '081200000002' },
      { field: 'email', from: null, to: 'a@contoh.go.id' },
      { field: 'name', from: 'Siti Aminah', to: 'Siti Aminah Putri' },
    ] as const;
    expect(staleFields(changes, standing)).toEqual(['phone']);
    expect(staleFields(changes, { ...standing, phone: '081200000001' })).toEqual([]);
  });

  it('gives access only by the address that codes are sent to', () => {
    expect(changesAccess([{ field: 'email', from: null, to: 'a@contoh.go.id' }])).toBe(true);
    expect(changesAccess([{ field: 'phone', from: null, to: '081200000000' }])).toBe(false);
  });
});
