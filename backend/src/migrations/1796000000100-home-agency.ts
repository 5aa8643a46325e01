import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Everybody is at home in one agency. Its admins alone correct the person and look after the account, and employments are
 * made there alone. Where two agencies employed one NIP, the one that recorded it first stays the home; the other keeps a
 * record of its own, which holds no account and which the installer settles.
 */
export class HomeAgency1796000000100 implements MigrationInterface {
  name = 'HomeAgency1796000000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      select set_config('app.agency_id', 'all', true);

      alter table person
        add column agency_id uuid references agency,
        -- a record that an agency keeps of somebody who is at home elsewhere: history, and no way to the account
        add column kept_of uuid references person;
      update person p set agency_id = coalesce(
        (select e.agency_id from employment e where e.person_id = p.id
          order by (e.ends_on is null or e.ends_on >= current_date) desc, e.created_at, e.id limit 1),
        (select a.agency_id from account a where a.person_id = p.id));
      -- nobody's: never employed and without an account
      delete from person p where agency_id is null and not exists (select 1 from account a where a.person_id = p.id);
      alter table person alter column agency_id set not null;

      alter table person drop constraint person_nip_key;
      create unique index person_nip on person (nip) where kept_of is null;
      create index person_agency on person (agency_id);
      create index person_kept_of on person (kept_of) where kept_of is not null;
      alter table person add constraint person_home unique (id, agency_id);

      insert into person (id, nip, name, front_title, back_title, birth_date, gender, education, agency_id, kept_of)
      select gen_random_uuid(), p.nip, p.name, p.front_title, p.back_title, p.birth_date, p.gender, p.education, e.agency_id, p.id
        from (select distinct person_id, agency_id from employment) e join person p on p.id = e.person_id
       where e.agency_id <> p.agency_id;
      update employment e set person_id = k.id from person k where k.kept_of = e.person_id and k.agency_id = e.agency_id;
      update employee_directory d set person_id = e.person_id from employment e
       where e.id = d.employee_id and e.person_id <> d.person_id;
      update account a set agency_id = p.agency_id from person p
       where p.id = a.person_id and a.agency_id is distinct from p.agency_id;

      alter table employment
        drop constraint employment_person_id_fkey,
        add constraint employment_at_home foreign key (person_id, agency_id) references person (id, agency_id);
      -- The account follows its person.
      alter table account
        drop constraint account_person_id_fkey,
        add constraint account_at_home foreign key (person_id, agency_id) references person (id, agency_id) on update cascade,
        add constraint account_of_somewhere check (person_id is null or agency_id is not null);

      create function refuse_employment_of_kept_record() returns trigger language plpgsql as $$
        begin
          if exists (select 1 from person where id = new.person_id and kept_of is not null) then
            raise exception 'a kept record is not employed anew' using errcode = 'check_violation';
          end if;
          return new;
        end $$;
      create trigger employment_of_the_person before insert on employment
        for each row execute function refuse_employment_of_kept_record();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      select set_config('app.agency_id', 'all', true);
      drop policy if exists own_agency on person;
      alter table person disable row level security, no force row level security;

      drop trigger employment_of_the_person on employment;
      drop function refuse_employment_of_kept_record();
      alter table account
        drop constraint account_of_somewhere,
        drop constraint account_at_home,
        add constraint account_person_id_fkey foreign key (person_id) references person;
      alter table employment drop constraint employment_at_home;
      update employment e set person_id = k.kept_of from person k where k.id = e.person_id and k.kept_of is not null;
      update employee_directory d set person_id = k.kept_of from person k where k.id = d.person_id and k.kept_of is not null;
      alter table employment add constraint employment_person_id_fkey foreign key (person_id) references person;
      delete from person where kept_of is not null;
      alter table person drop constraint person_home;
      drop index person_kept_of, person_agency, person_nip;
      alter table person drop column kept_of, drop column agency_id, add constraint person_nip_key unique (nip);
    `);
  }
}
