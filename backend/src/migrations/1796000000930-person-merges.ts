import type { MigrationInterface, QueryRunner } from 'typeorm';

const accessOn = (merged: string): string => `
  create or replace function access_on(p_employee uuid, p_on date) returns text language sql stable parallel safe as $$
    select case
             ${merged}
             when p_on < e.starts_on then null
             when e.ends_on is not null and p_on > e.ends_on then
               case when e.ended_kind in ('retired', 'contract_ended', 'dismissed', 'resigned') then 'former' end
             when exists (select 1 from suspension s where s.employee_id = e.id and s.undone_at is null
                            and s.starts_on <= p_on and (s.ends_on is null or s.ends_on >= p_on)) then null
             else 'full' end
      from employment e where e.id = p_employee
    $$;`;

/** Two records of one person become one, decided by two people; nobody signs in through the record that went. */
export class PersonMerges1796000000930 implements MigrationInterface {
  name = 'PersonMerges1796000000930';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${accessOn("when e.ended_kind = 'merged' then null")}
      alter table second_approval drop constraint second_approval_act_check,
        add constraint second_approval_act_check check (act in ('delegation', 'grant', 'override', 'merge')),
        -- an admin's account that is nobody's may ask for what is not for oneself
        alter column asked_by_employee drop not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      select set_config('app.agency_id', 'all', true);
      ${accessOn('')}
      delete from second_approval where act = 'merge' or asked_by_employee is null;
      alter table second_approval drop constraint second_approval_act_check,
        add constraint second_approval_act_check check (act in ('delegation', 'grant', 'override')),
        alter column asked_by_employee set not null;
    `);
  }
}
