/** What a merge does with a column that names an employment, a person or an account. */
export interface MergeColumn {
  /**
   * `moves`: names the kept record afterwards · `own`: the merge has a statement of its own for it · `ends`: belongs to the
   * account that ends · `stays`: told of the past as it was written, and readable from the kept record's file
   */
  readonly fate: 'moves' | 'own' | 'ends' | 'stays';
  /** What the preview counts it as. */
  readonly label?: string;
  /** Only these rows move. */
  readonly where?: string;
}

const moves = (label?: string, where?: string): MergeColumn => ({
  fate: 'moves',
  ...(label ? { label } : {}),
  ...(where ? { where } : {}),
});
const own = (label?: string): MergeColumn => ({ fate: 'own', ...(label ? { label } : {}) });
const STAYS: MergeColumn = { fate: 'stays' };
const ENDS: MergeColumn = { fate: 'ends' };

const DECISIONS = 'Keputusan dan penilaian yang diberikan';

/**
 * Every column that names one of the two records, by table: `person.merge.e2e-spec` compares it with the catalogue, so that
 * a new table cannot be forgotten.
 */
export const MERGE_COLUMNS: Readonly<Record<string, Readonly<Record<string, MergeColumn>>>> = {
  // who the person is and was
  employment: { person_id: own('Masa kerja') },
  account: { person_id: STAYS },
  person: { kept_of: own() },
  former_nip: { person_id: own() },
  rank_entry: { employee_id: own('Golongan') },
  employee_skill: { employee_id: own('Keahlian') },
  position_holding: { employee_id: own('Jabatan'), assessor_employee_id: moves() },
  suspension: { employee_id: moves(), recorded_by: STAYS, lifted_by: STAYS },
  departure: { employee_id: STAYS, recorded_by: STAYS, undone_by: STAYS },
  staffing_change: { employee_id: moves(), from_holding_id: own(), to_holding_id: own() },
  transfer: { person_id: STAYS, from_employee_id: STAYS, to_employee_id: STAYS },
  employee_directory: {
    employee_id: own(),
    person_id: own(),
    holding_id: own(),
    assessor_employee_id: own(),
  },
  former_employee: { employee_id: own(), person_id: own(), holding_id: own() },

  // power
  delegation: {
    delegate_employee_id: moves('Plt. dan Plh.'),
    created_by: STAYS,
    revoked_by: STAYS,
  },
  assessor_override: {
    employee_id: moves('Penetapan penilai'),
    assessor_employee_id: moves('Penetapan penilai'),
    decided_by: STAYS,
    proposed_by: STAYS,
  },
  assessor_confirmation: { employee_id: own(), confirmed_by: STAYS },
  role_grant: { account_id: ENDS, granted_by: STAYS },
  correction_request: { employee_id: moves(), decided_by: STAYS },
  second_approval: { asked_by_employee: STAYS, asked_by_account: STAYS, decided_by: STAYS },

  // work
  goal: { pengampu_employee_id: moves('Sasaran yang diampu') },
  skp: { employee_id: moves('SKP'), holding_id: own() },
  skp_revision: { assessor_employee_id: moves(), decided_by: moves(DECISIONS) },
  skp_dialogue: { author_employee_id: moves() },
  action_item: { employee_id: moves('Rencana aksi') },
  squad: { created_by: moves(), leader_employee_id: moves('Tim yang dipimpin') },
  squad_member: { employee_id: moves('Keanggotaan tim') },
  squad_report: { author_employee_id: moves() },
  assignment: { employee_id: moves('Penugasan'), started_by_employee_id: moves() },
  assignment_step: { employee_id: moves(), decided_by: moves(DECISIONS) },
  // An issued letter says what it said when it was signed.
  letter: { signer_employee_id: moves(undefined, `status = 'draft'`) },
  activity: {
    employee_id: moves('Kegiatan'),
    validator_employee_id: moves(),
    decided_by: moves(DECISIONS),
  },
  validator_appointment: {
    employee_id: moves(),
    validator_employee_id: moves(),
    appointed_by: moves(),
  },
  assessment_round: { requested_by: moves(), decided_by: moves(DECISIONS) },
  assessment: {
    member_employee_id: moves('Lembar nilai'),
    scorer_employee_id: moves(DECISIONS),
    submitted_by: moves(),
  },
  member_result: { employee_id: moves('Nilai tim') },
  notification: { employee_id: moves('Pemberitahuan') },

  // the account that ends, and what nobody may change
  refresh_token: { account_id: ENDS },
  one_time_code: { account_id: ENDS, created_by: STAYS },
  second_factor: { account_id: ENDS },
  recovery_code: { account_id: ENDS },
  letterhead: { set_by: STAYS },
  idempotency_record: { account_id: STAYS },
  audit_event: { actor_account_id: STAYS, actor_employee_id: STAYS },
};

export interface NamedColumn extends MergeColumn {
  readonly table: string;
  readonly column: string;
}

export const mergeColumns = (): NamedColumn[] =>
  Object.entries(MERGE_COLUMNS).flatMap(([table, columns]) =>
    Object.entries(columns).map(([column, rule]) => ({ table, column, ...rule })),
  );
