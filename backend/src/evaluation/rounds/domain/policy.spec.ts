import { ROUND_STATUSES, SHEET_STATUSES } from './lifecycle.js';
import {
  allowedRoundActions,
  allowedSheetActions,
  mayReadSheet,
  mayRequestAssessment,
  type ResultStanding,
  seesWholeSquad,
  type SheetStanding,
} from './policy.js';

const NOBODY: SheetStanding = {
  isScorer: false,
  hasSubmitted: false,
  isMember: false,
  oversees: false,
};

describe('a score sheet', () => {
  it.each([
    ['the scorer', { isScorer: true }, true, ['save', 'submit']],
    ['the scorer who is the member', { isScorer: true, isMember: true }, false, []],
    ['who sent it once', { hasSubmitted: true }, true, []],
    ['who sent it and is its member now', { hasSubmitted: true, isMember: true }, false, []],
    ['admin or auditor', { oversees: true }, true, []],
    ['an auditor whose own sheet it is', { oversees: true, isMember: true }, false, []],
    ['anybody else', {}, false, []],
  ] as [string, Partial<SheetStanding>, boolean, string[]][])(
    'of %s',
    (_who, standing, isReadable, whileOpen) => {
      const who = { ...NOBODY, ...standing };
      expect(mayReadSheet(who)).toBe(isReadable);
      expect(SHEET_STATUSES.map((status) => allowedSheetActions(who, status))).toEqual([
        whileOpen,
        [],
        whileOpen,
      ]);
    },
  );
});

describe('the round of a squad', () => {
  const standing = (part: Partial<ResultStanding>): ResultStanding => ({
    isOwner: false,
    isLeader: false,
    oversees: false,
    ...part,
  });

  it.each([
    ['the owner', { isOwner: true }, true, false, ['accept', 'send-back']],
    ['the leader', { isLeader: true }, true, true, []],
    ['heads above, admin, auditor', { oversees: true }, true, false, []],
    ['anybody else', {}, false, false, []],
  ] as [string, Partial<ResultStanding>, boolean, boolean, string[]][])(
    'for %s',
    (_who, part, seesAll, requests, onceScored) => {
      const who = standing(part);
      expect(seesWholeSquad(who)).toBe(seesAll);
      expect(mayRequestAssessment(who)).toBe(requests);
      expect(ROUND_STATUSES.map((status) => allowedRoundActions(who, status))).toEqual([
        [],
        onceScored,
        [],
      ]);
    },
  );
});
