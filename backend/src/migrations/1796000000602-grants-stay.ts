import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A grant that is ended on its first day stays for whoever asks later what was done by it; it was deleted. */
export class GrantsStay1796000000602 implements MigrationInterface {
  name = 'GrantsStay1796000000602';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table role_grant add column ended_at timestamptz;
      alter table role_grant drop constraint role_grant_account_id_agency_id_role_daterange_excl;
      alter table role_grant add constraint role_grant_account_id_agency_id_role_daterange_excl
        exclude using gist (account_id with =, agency_id with =, role with =, daterange(starts_on, ends_on, '[]') with &&)
        where (ended_at is null);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from role_grant where ended_at is not null;
      alter table role_grant drop constraint role_grant_account_id_agency_id_role_daterange_excl;
      alter table role_grant add constraint role_grant_account_id_agency_id_role_daterange_excl
        exclude using gist (account_id with =, agency_id with =, role with =, daterange(starts_on, ends_on, '[]') with &&);
      alter table role_grant drop column ended_at;
    `);
  }
}
