import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The index behind "nobody is twice in a squad at the same time" began with squad and person, and PostgreSQL took it for
 * finding the memberships of one person: it then reads all of it (1.8 ms for each of 21 people, 48,000 memberships), since
 * it reckons with a GiST index as if any column came first. Both as one value say the same and answer nothing else:
 * `squad_member_employee` and `squad_member_squad` do (0.005 ms; docs/benchmarks.md).
 */
export class MembershipOnce1795300000301 implements MigrationInterface {
  name = 'MembershipOnce1795300000301';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table squad_member drop constraint squad_member_squad_id_employee_id_daterange_excl,
        add constraint squad_member_once exclude using gist
          ((squad_id::text || employee_id::text) with =, daterange(starts_on, ends_on, '[]') with &&);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table squad_member drop constraint squad_member_once,
        add constraint squad_member_squad_id_employee_id_daterange_excl exclude using gist
          (squad_id with =, employee_id with =, daterange(starts_on, ends_on, '[]') with &&);
    `);
  }
}
