import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a step promised stands with the step: the letters that it brings when it is done and when it is refused, and those of
 * the start with the assignment. Until now they were read from the table of chains of the day, so that no change of that
 * table could leave alone what was under way. The table as it stood is written out below and copied to every assignment.
 */
const party = (capacity: string, side: string) => ({ capacity, side });
const EMPLOYEE = party('employee', 'employee');
const ASSESSOR = party('assessor', 'home');
const HOME_HEAD = party('unit_head', 'home');
const OWNER_HEAD = party('unit_head', 'owner');
const LEADER = party('squad_leader', 'owner');

const letter = (kind: string, signatory: object, addressee: object, ...copies: object[]) => ({
  kind,
  signatory,
  addressee,
  copies,
});
const REQUEST = letter('request', OWNER_HEAD, HOME_HEAD);
const OFFERED_REQUEST = {
  ...letter('request', EMPLOYEE, OWNER_HEAD, ASSESSOR),
  subject: 'Permohonan Penugasan secara Sukarela',
};
const RECOMMENDATION = letter('recommendation', ASSESSOR, HOME_HEAD);
const HOME_ANSWER = letter('answer', HOME_HEAD, OWNER_HEAD, ASSESSOR);
const OWNER_ANSWER = letter('answer', OWNER_HEAD, HOME_HEAD, ASSESSOR);
const ASSIGNMENT = letter('assignment', HOME_HEAD, EMPLOYEE, OWNER_HEAD, LEADER);
const VOLUNTEER_ASSIGNMENT = letter('assignment', HOME_HEAD, OWNER_HEAD, ASSESSOR, LEADER);

type Letters = readonly object[];
const NONE: Letters = [];

/** Route, origin, started as; letters of the start; letters of each step in order. */
const PRESENT: readonly [string, Letters, readonly Letters[]][] = [
  ['within_unit/appointment/leader', NONE, [NONE, NONE, [ASSIGNMENT], NONE]],
  ['within_unit/appointment/assessor', NONE, [NONE, NONE, [ASSIGNMENT], NONE]],
  ['within_unit/appointment/unit_head', NONE, [[ASSIGNMENT], NONE]],
  ['within_unit/volunteer/employee', NONE, [NONE, [VOLUNTEER_ASSIGNMENT], NONE]],
  [
    'cross_unit/appointment/leader',
    NONE,
    [NONE, [REQUEST], [RECOMMENDATION], [HOME_ANSWER], [ASSIGNMENT], NONE],
  ],
  [
    'cross_unit/appointment/unit_head',
    [REQUEST],
    [[RECOMMENDATION], [HOME_ANSWER], [ASSIGNMENT], NONE],
  ],
  [
    'cross_unit/volunteer/employee',
    NONE,
    [[RECOMMENDATION], [OFFERED_REQUEST, OWNER_ANSWER], NONE, [VOLUNTEER_ASSIGNMENT], NONE],
  ],
  [
    'inter_agency/appointment/leader',
    NONE,
    [NONE, NONE, [REQUEST], [RECOMMENDATION], NONE, [HOME_ANSWER], [ASSIGNMENT], NONE],
  ],
  [
    'inter_agency/appointment/unit_head',
    NONE,
    [[REQUEST], [RECOMMENDATION], NONE, [HOME_ANSWER], [ASSIGNMENT], NONE],
  ],
];

const answers = (letters: Letters): boolean =>
  letters.some((one) => 'kind' in one && one.kind === 'answer');

export class StoredLetterPlans1796000000200 implements MigrationInterface {
  name = 'StoredLetterPlans1796000000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table assignment add column start_letters jsonb not null default '[]';
      alter table assignment_step add column letters jsonb not null default '[]',
        add column refusal_letters jsonb not null default '[]';
    `);
    const steps = PRESENT.flatMap(([chain, , letters]) =>
      letters.map((ofStep, index) => ({
        chain,
        position: index + 1,
        letters: ofStep,
        // Whoever answers in writing also refuses in writing.
        refusal_letters: answers(ofStep) ? ofStep : [],
      })),
    );
    await runner.query(
      `update assignment_step s set letters = p.letters, refusal_letters = p.refusal_letters
         from assignment a, jsonb_to_recordset($1::jsonb) as p(chain text, position int, letters jsonb, refusal_letters jsonb)
        where a.id = s.assignment_id and p.chain = a.route || '/' || a.origin || '/' || a.started_as and p.position = s."order"
          and p.letters <> '[]'`,
      [JSON.stringify(steps)],
    );
    // An agency may let the PjPK sign the surat penugasan: then the step is the PjPK's.
    await runner.query(
      `update assignment_step set letters = (
           select jsonb_agg(l || jsonb_build_object('signatory', $1::jsonb)) from jsonb_array_elements(letters) l)
        where action = 'issue' and capacity = 'assessor' and letters <> '[]'`,
      [JSON.stringify(ASSESSOR)],
    );
    await runner.query(
      `update assignment a set start_letters = p.letters
         from jsonb_to_recordset($1::jsonb) as p(chain text, letters jsonb)
        where p.chain = a.route || '/' || a.origin || '/' || a.started_as and p.letters <> '[]'`,
      [JSON.stringify(PRESENT.map(([chain, letters]) => ({ chain, letters })))],
    );
    await runner.query('alter table assignment_step drop column document');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table assignment_step add column document text;
      update assignment_step set document = (select string_agg(l ->> 'kind', ',') from jsonb_array_elements(letters) l)
       where letters <> '[]';
      alter table assignment_step drop column letters, drop column refusal_letters;
      alter table assignment drop column start_letters;
    `);
  }
}
