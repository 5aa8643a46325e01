/**
 * Which context owns a table: only its owner writes it, and readers elsewhere are named. A new table gets its line here;
 * the spec beside this file fails until it has one.
 */
export interface TableRule {
  /** the folder below `src/` in which every insert, update and delete stands */
  readonly owner: string;
  /** contexts, or features, that read it besides the context of its owner */
  readonly readers: readonly string[];
  /** read inside the owner's folder alone: its neighbours in the context ask as everybody does */
  readonly isClosed?: true;
  /** read by whoever asks who sits where; the list of readers is the same for all of these */
  readonly isRegister?: true;
  /** what still writes it from outside, each with the reason; taken out when it is mended */
  readonly otherWriters?: Readonly<Record<string, string>>;
}

/** Who sits where: a register that every context reads, as it would ask a directory. */
const REGISTER = [
  'platform/auth',
  'platform/database',
  'workflow',
  'accounts',
  'documents',
  'planning',
  'teams',
  'work',
  'evaluation',
  'portal',
  'demo',
];
const HISTORY =
  'half a year of a trial agency, written row by row: no verb acts in the past, and thousands would be slow';
const OWN_SCRIPT = 'a program of the server operator, for when nobody can sign in';

export const TABLES: Readonly<Record<string, TableRule>> = {
  account: {
    owner: 'accounts',
    readers: [
      'demo',
      'demo/making',
      'documents/letters',
      'organization/corrections',
      'organization/departures',
      'organization/directory',
      'organization/four-eyes',
      'organization/grants',
      'organization/importing',
      'organization/staffing',
      'organization/transfers',
      'platform/auth',
      'platform/database',
    ],
    otherWriters: { bin: OWN_SCRIPT },
  },
  action_item: {
    owner: 'planning/skp',
    readers: [],
    otherWriters: { demo: HISTORY },
  },
  activity: {
    owner: 'work/activities',
    readers: ['organization/staffing', 'portal/dashboard'],
    otherWriters: { demo: HISTORY },
  },
  agency: {
    owner: 'organization',
    readers: REGISTER,
    isRegister: true,
  },
  assessment: {
    owner: 'evaluation/rounds',
    readers: ['organization/staffing'],
  },
  assessment_line: {
    owner: 'evaluation/rounds',
    readers: [],
  },
  assessment_round: {
    owner: 'evaluation/rounds',
    readers: ['organization/staffing'],
  },
  assessor_confirmation: {
    owner: 'organization',
    readers: [],
  },
  assessor_override: {
    owner: 'organization',
    readers: [],
  },
  assignment: {
    owner: 'teams/assignments',
    readers: ['organization/staffing'],
    isClosed: true,
    otherWriters: { demo: HISTORY },
  },
  assignment_step: {
    owner: 'teams/assignments',
    readers: ['portal/dashboard'],
    isClosed: true,
    otherWriters: { demo: HISTORY },
  },
  audit_event: {
    owner: 'workflow/events',
    readers: ['demo', 'operations/imports', 'portal/audit', 'teams/assignments', 'work/activities'],
    otherWriters: { bin: OWN_SCRIPT, demo: HISTORY },
  },
  correction_request: {
    owner: 'organization',
    readers: [],
  },
  delegation: {
    owner: 'organization',
    readers: [],
    otherWriters: { demo: HISTORY },
  },
  departure: {
    owner: 'organization',
    readers: [],
  },
  directory_word: {
    owner: 'organization',
    readers: [],
  },
  employee_directory: {
    owner: 'organization',
    readers: REGISTER,
    isRegister: true,
  },
  employee_skill: {
    owner: 'organization',
    readers: ['portal/employees'],
  },
  employment: {
    owner: 'organization',
    readers: REGISTER,
    isRegister: true,
  },
  evidence: {
    owner: 'work/activities',
    readers: [],
    otherWriters: { demo: HISTORY },
  },
  former_employee: {
    owner: 'organization',
    readers: [],
  },
  former_nip: {
    owner: 'organization',
    readers: [],
  },
  goal: {
    owner: 'planning/goals',
    readers: ['demo/making', 'portal/employees', 'teams/squads'],
  },
  goal_indicator: {
    owner: 'planning/goals',
    readers: ['demo/making'],
  },
  goal_tree_change: {
    owner: 'planning/goals',
    readers: [],
  },
  guess: {
    owner: 'accounts',
    readers: [],
  },
  holiday: {
    owner: 'organization',
    readers: [],
    otherWriters: { demo: HISTORY },
  },
  idempotency_record: {
    owner: 'platform',
    readers: [],
  },
  letter: {
    owner: 'documents/letters',
    readers: [],
  },
  letter_sequence: {
    owner: 'documents/letters',
    readers: [],
  },
  letterhead: {
    owner: 'documents/letters',
    readers: [],
    otherWriters: { demo: HISTORY },
  },
  letterhead_emblem: {
    owner: 'documents/letters',
    readers: [],
  },
  member_result: {
    owner: 'evaluation/rounds',
    readers: ['organization/staffing'],
  },
  notification: {
    owner: 'workflow/events',
    readers: ['accounts', 'portal/notifications'],
    otherWriters: { demo: HISTORY },
  },
  one_time_code: {
    owner: 'accounts',
    readers: [],
  },
  person: {
    owner: 'organization',
    readers: REGISTER,
    isRegister: true,
  },
  position_holding: {
    owner: 'organization',
    readers: REGISTER,
    isRegister: true,
  },
  rank_entry: {
    owner: 'organization',
    readers: [],
  },
  recovery_code: {
    owner: 'accounts',
    readers: [],
  },
  refresh_token: {
    owner: 'accounts',
    readers: ['platform/auth'],
    otherWriters: { bin: OWN_SCRIPT },
  },
  rhk: {
    owner: 'planning/skp',
    readers: [],
    otherWriters: { demo: HISTORY },
  },
  rhk_snapshot: {
    owner: 'planning/skp',
    readers: [],
    otherWriters: { demo: HISTORY },
  },
  role_grant: {
    owner: 'organization',
    readers: ['platform/auth'],
    otherWriters: { demo: HISTORY },
  },
  rule_table: {
    owner: 'evaluation/rounds',
    readers: [],
  },
  second_approval: {
    owner: 'organization',
    readers: [],
  },
  second_factor: {
    owner: 'accounts',
    readers: ['bin'],
    otherWriters: { bin: OWN_SCRIPT },
  },
  skp: {
    owner: 'planning/skp',
    readers: ['organization/staffing', 'portal/dashboard'],
    otherWriters: { demo: HISTORY },
  },
  skp_dialogue: {
    owner: 'planning/skp',
    readers: [],
    otherWriters: { demo: HISTORY },
  },
  skp_revision: {
    owner: 'planning/skp',
    readers: ['organization/staffing', 'portal/dashboard'],
    otherWriters: { demo: HISTORY },
  },
  squad: {
    owner: 'teams/squads',
    readers: ['organization/staffing', 'platform/auth', 'portal/dashboard', 'portal/employees'],
    otherWriters: { demo: HISTORY },
  },
  squad_member: {
    owner: 'teams/squads',
    readers: ['organization/staffing', 'portal/dashboard', 'portal/employees'],
    otherWriters: { demo: HISTORY },
  },
  squad_report: {
    owner: 'evaluation/rounds',
    readers: [],
  },
  squad_role: {
    owner: 'teams/squads',
    readers: ['portal/employees'],
    otherWriters: { demo: HISTORY },
  },
  staffing_change: {
    owner: 'workflow/ties',
    readers: [],
  },
  stored_file: {
    owner: 'platform/storage',
    readers: [],
  },
  suspension: {
    owner: 'organization',
    readers: [],
  },
  time_seen: {
    owner: 'platform/clock',
    readers: ['operations/metrics'],
    otherWriters: { bin: OWN_SCRIPT },
  },
  transfer: {
    owner: 'organization',
    readers: [],
  },
  unit: {
    owner: 'organization',
    readers: REGISTER,
    isRegister: true,
  },
  unit_version: {
    owner: 'organization',
    readers: REGISTER,
    isRegister: true,
  },
  validator_appointment: {
    owner: 'work/activities',
    readers: ['organization/staffing'],
  },
};
