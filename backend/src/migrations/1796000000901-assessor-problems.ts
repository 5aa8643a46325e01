import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why a PjPK that stands in the directory cannot be right; worked out with the seat at every refresh. */
export class AssessorProblems1796000000901 implements MigrationInterface {
  name = 'AssessorProblems1796000000901';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table employee_directory add column assessor_problem text check (assessor_problem in ('gone', 'ring'))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table employee_directory drop column assessor_problem');
  }
}
