/** Someone who could validate, with the words that explain who it is. */
export interface ValidatorCandidate {
  employeeId: string;
  name: string;
}

/** What R604 looks at. */
export interface ValidatorFacts {
  /** Whose activity it is. */
  employeeId: string;
  /** Resolved PjPK of the member on the date of the activity, or null when none is known. */
  assessor: ValidatorCandidate | null;
  /** Present when the activity names an RHK. */
  rhk: {
    /** Owner of the RHK that it intervenes; null where it names only a goal. */
    intervenedOwner: ValidatorCandidate | null;
  } | null;
  /** Present when the activity names a squad. */
  squad: {
    leader: ValidatorCandidate | null;
    leaderValidates: boolean;
    /** Set when the squad serves another unit than the member's own: its Kepala Unit, null while vacant. */
    otherUnit?: { head: ValidatorCandidate | null };
  } | null;
  /** Whom the PjPK appointed to validate for him or her, if anyone. */
  delegate: ValidatorCandidate | null;
  /** PjPK of the PjPK, to whom it passes when the rule would name the member. */
  assessorAbove: ValidatorCandidate | null;
}

export type ValidatorRule =
  | 'squad_leader'
  | 'intervened_superior'
  | 'owner_of_goal'
  | 'assessor_of_goal'
  | 'assessor_of_rhk'
  | 'assessor'
  | 'appointed'
  | 'one_level_up'
  | 'none';

export interface Validator {
  employeeId: string | null;
  name: string | null;
  rule: ValidatorRule;
  /** Why this person, in Indonesian; shown before sending. */
  because: string;
}

const REASONS: Readonly<Record<ValidatorRule, string>> = {
  squad_leader: 'Pengaturan tim: ketua tim yang memvalidasi.',
  intervened_superior: 'RHK ini mendukung SKP beliau.',
  owner_of_goal:
    'Kepala unit pemilik kinerja, karena RHK ini langsung menyebut sasaran dan pekerjaannya untuk unit lain.',
  assessor_of_goal: 'Pejabat penilai Anda, karena RHK ini langsung menyebut sasaran.',
  assessor_of_rhk: 'Pejabat penilai Anda, karena RHK ini tidak memakai tim.',
  assessor: 'Pejabat penilai Anda, karena aktivitas ini tidak menyebut RHK.',
  appointed: 'Ditunjuk pejabat penilai Anda untuk memvalidasi.',
  one_level_up: 'Satu tingkat di atas, karena tidak boleh memvalidasi diri sendiri.',
  none: 'Pejabat penilai Anda belum diketahui.',
};

interface Choice {
  rule: ValidatorRule;
  person: ValidatorCandidate | null;
}

/**
 * Who validates an activity (R604): squad and RHK → the superior whose
 * RHK is intervened, or the PjPK where the RHK names only a goal; such work for another unit goes to the Kepala Unit of its
 * owner, never to the person's own PjPK alone; RHK without squad → PjPK; no
 * RHK → PjPK or the validator that he or she appointed. A squad setting lets the leader validate
 * instead. Never oneself: then the next in line, at last the PjPK's own PjPK.
 */
export function validatorFor(facts: ValidatorFacts): Validator {
  const isOther = (person: ValidatorCandidate | null) =>
    person !== null && person.employeeId !== facts.employeeId;
  const found = choices(facts).find((choice) => isOther(choice.person));
  const rule = found?.rule ?? 'none';
  return {
    employeeId: found?.person?.employeeId ?? null,
    name: found?.person?.name ?? null,
    rule,
    because: REASONS[rule],
  };
}

function choices(facts: ValidatorFacts): Choice[] {
  const list: Choice[] = [];
  if (facts.squad?.leaderValidates === true) {
    list.push({ rule: 'squad_leader', person: facts.squad.leader });
  }
  if (facts.squad && facts.rhk?.intervenedOwner) {
    list.push({ rule: 'intervened_superior', person: facts.rhk.intervenedOwner });
  }
  if (!facts.rhk) list.push({ rule: 'appointed', person: facts.delegate });
  const otherUnit = facts.rhk && !facts.rhk.intervenedOwner ? facts.squad?.otherUnit : undefined;
  list.push(
    otherUnit
      ? { rule: 'owner_of_goal', person: otherUnit.head }
      : { rule: assessorRule(facts), person: facts.assessor },
    { rule: 'one_level_up', person: facts.assessorAbove },
  );
  return list;
}

function assessorRule(facts: ValidatorFacts): ValidatorRule {
  if (!facts.rhk) return 'assessor';
  return facts.squad ? 'assessor_of_goal' : 'assessor_of_rhk';
}
