import { Decimal } from 'decimal.js';
import { FULL_LOAD_PERCENT, type Load, loadWith } from '../../squads/domain/capacity.js';
import { normaliseSkill } from '../../squads/domain/skills.js';
import { chainFor, type Route } from './chain.js';

/** What a role asks for. */
export interface RoleNeed {
  skills: readonly string[];
  sharePercent: string;
}

/**
 * What is known of a candidate. Age, gender and rating are not here, and so can never count.
 */
export interface Candidate {
  skills: readonly string[];
  load: Load;
  route: Route;
  /** How the goals of the candidate's unit or the candidate's own RHK touch the squad's goal, if they do. */
  goal?: GoalTie | null;
}

/** The tie to the squad's goal: by which way, how near, and the words of the goal that ties. */
export interface GoalTie {
  by: 'unit' | 'rhk';
  relation: 'same' | 'above' | 'below';
  statement: string;
}

/** One reason in words: `for` or `against` the match. */
export interface MatchReason {
  side: MatchSide;
  factor: MatchFactor;
  text: string;
}

export const MATCH_SIDES = ['for', 'against'] as const;
export type MatchSide = (typeof MATCH_SIDES)[number];

export const MATCH_FACTORS = ['skill', 'load', 'route', 'goal'] as const;
export type MatchFactor = (typeof MATCH_FACTORS)[number];

export interface Match {
  /** 0–100, the sum of the parts, for ordering only. */
  score: Decimal;
  parts: Readonly<Record<MatchFactor, Decimal>>;
  matchedSkills: string[];
  missingSkills: string[];
  loadAfter: Load;
  reasons: MatchReason[];
}

/** Synonym → the name it stands for; both are compared after `normaliseSkill`. */
export type Synonyms = ReadonlyMap<string, string>;

/** Points that each factor can give at most; they add up to 100 and are shown to the user. */
export const MATCH_WEIGHTS: Readonly<Record<MatchFactor, number>> = {
  skill: 60,
  load: 25,
  route: 10,
  goal: 5,
};

const ROUTE_SHARE: Readonly<Record<Route, number>> = {
  within_unit: 1,
  cross_unit: 0.5,
  inter_agency: 0,
};

/** A person's own goal counts in full, the goal above or below it half. */
const TIE_SHARE: Readonly<Record<GoalTie['relation'], number>> = {
  same: 1,
  above: 0.5,
  below: 0.5,
};

function canonical(name: string, synonyms: Synonyms): string {
  const normal = normaliseSkill(name);
  return synonyms.get(normal) ?? normal;
}

/**
 * How a person fits a role, with every reason in words (R405). Skills match by exact normalised name
 * or listed synonym, never by guess. A role without skills gives everyone full skill points.
 */
export function matchRole(
  role: RoleNeed,
  candidate: Candidate,
  synonyms: Synonyms = new Map(),
): Match {
  const owned = new Set(candidate.skills.map((skill) => canonical(skill, synonyms)));
  const has = (skill: string) => owned.has(canonical(skill, synonyms));
  const matchedSkills = role.skills.filter(has);
  const missingSkills = role.skills.filter((skill) => !has(skill));
  const loadAfter = loadWith(candidate.load, role.sharePercent);

  const parts: Record<MatchFactor, Decimal> = {
    skill: share(
      'skill',
      role.skills.length === 0 ? 1 : new Decimal(matchedSkills.length).div(role.skills.length),
    ),
    load: share('load', freeShare(candidate.load)),
    route: share('route', ROUTE_SHARE[candidate.route]),
    goal: share('goal', candidate.goal ? TIE_SHARE[candidate.goal.relation] : 0),
  };
  const reasons = [
    ...skillReasons(matchedSkills, missingSkills),
    ...loadReasons(candidate.load, loadAfter),
    routeReason(candidate.route),
    ...goalReasons(candidate.goal),
  ];
  return {
    score: Object.values(parts).reduce((sum, part) => sum.plus(part), new Decimal(0)),
    parts,
    matchedSkills,
    missingSkills,
    loadAfter,
    reasons,
  };
}

const share = (factor: MatchFactor, fraction: Decimal | number): Decimal =>
  new Decimal(MATCH_WEIGHTS[factor]).times(fraction);

/** The free part of the working time, 0–1. */
function freeShare(load: Load): Decimal {
  const free = new Decimal(FULL_LOAD_PERCENT).minus(load.percent).div(FULL_LOAD_PERCENT);
  return Decimal.max(0, free);
}

function skillReasons(matched: readonly string[], missing: readonly string[]): MatchReason[] {
  const reasons: MatchReason[] = [];
  if (matched.length > 0) {
    reasons.push({
      side: 'for',
      factor: 'skill',
      text: `Punya ${howMany(matched.length, missing.length)}keahlian: ${matched.join(', ')}`,
    });
  }
  if (missing.length > 0) {
    reasons.push({
      side: 'against',
      factor: 'skill',
      text: `Belum tercatat: ${missing.join(', ')}`,
    });
  }
  return reasons;
}

function howMany(matched: number, missing: number): string {
  if (missing > 0) return `${matched} dari ${matched + missing} `;
  if (matched === 1) return '';
  return matched === 2 ? 'kedua ' : `semua ${matched} `;
}

function loadReasons(load: Load, after: Load): MatchReason[] {
  if (after.isOver) {
    return [{ side: 'against', factor: 'load', text: 'Akan melebihi batas beban' }];
  }
  return load.assignments === 0
    ? [{ side: 'for', factor: 'load', text: 'Belum punya penugasan pada periode ini' }]
    : [{ side: 'for', factor: 'load', text: 'Beban masih di bawah batas' }];
}

function routeReason(route: Route): MatchReason {
  if (route === 'within_unit') {
    return { side: 'for', factor: 'route', text: 'Satu unit organisasi dengan tim' };
  }
  const { steps } = chainFor({ route, origin: 'appointment', startedBy: 'leader' });
  const label = route === 'cross_unit' ? 'Lintas unit' : 'Lintas instansi';
  return { side: 'against', factor: 'route', text: `${label}: ${steps.length} langkah` };
}

const WHICH_GOAL: Readonly<Record<GoalTie['relation'], string>> = {
  same: 'sasaran tim ini',
  above: 'sasaran di atas sasaran tim ini',
  below: 'sasaran di bawah sasaran tim ini',
};

function goalReasons(tie: GoalTie | null | undefined): MatchReason[] {
  if (!tie) return [];
  const who = tie.by === 'unit' ? 'Unitnya pengampu' : 'RHK-nya mendukung';
  return [
    { side: 'for', factor: 'goal', text: `${who} ${WHICH_GOAL[tie.relation]}: ${tie.statement}` },
  ];
}

/** Best first; equal scores keep the order they came in. */
export function byBestMatch(a: { score: Decimal }, b: { score: Decimal }): number {
  return b.score.comparedTo(a.score);
}
