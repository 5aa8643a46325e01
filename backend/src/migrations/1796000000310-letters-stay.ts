import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An issued letter is a record (Permendagri 1/2023): what it says, its number, hash, signer and dates never change, not even
 * by a fault in the product; its state only moves forward, once, to cancelled or replaced. Numbers never go down. A superuser
 * who must says so: set session_replication_role = replica.
 *
 * Two kinds come with it: surat penarikan (recall) and the letter that ends an assignment early.
 */
export class LettersStay1796000000310 implements MigrationInterface {
  name = 'LettersStay1796000000310';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table letter drop constraint letter_kind_check,
        add constraint letter_kind_check check (kind in ('request', 'recommendation', 'answer', 'assignment', 'recall', 'end')),
        add column replaced_by uuid unique references letter,
        add column replaced_at timestamptz,
        add column replace_reason text,
        add constraint letter_replacement check ((status = 'replaced') = (replaced_by is not null and replaced_at is not null and replace_reason is not null));

      create function letter_stays() returns trigger language plpgsql as $$
      declare
        moving constant text[] := array['status', 'cancelled_at', 'cancel_reason', 'replaced_by', 'replaced_at', 'replace_reason'];
      begin
        if old.status = 'draft' then
          return case tg_op when 'DELETE' then old else new end;
        end if;
        if tg_op = 'DELETE' then
          raise exception 'issued letters are never deleted';
        end if;
        if to_jsonb(new) - moving is distinct from to_jsonb(old) - moving then
          raise exception 'what an issued letter says never changes';
        end if;
        if new is distinct from old and (old.status <> 'issued' or new.status not in ('cancelled', 'replaced')) then
          raise exception 'an issued letter is only cancelled or replaced, and only once';
        end if;
        return new;
      end $$;
      create trigger letter_stays before update or delete on letter for each row execute function letter_stays();
      create trigger letter_stays_whole before truncate on letter for each statement execute function refuse_change();

      create function letter_sequence_stays() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then
          raise exception 'numbers of letters are never given anew';
        end if;
        if new.last < old.last or (new.unit_id, new.year, new.agency_id) is distinct from (old.unit_id, old.year, old.agency_id) then
          raise exception 'numbers of letters only go up';
        end if;
        return new;
      end $$;
      create trigger letter_sequence_stays before update or delete on letter_sequence for each row execute function letter_sequence_stays();
      create trigger letter_sequence_stays_whole before truncate on letter_sequence for each statement execute function refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger letter_sequence_stays_whole on letter_sequence;
      drop trigger letter_sequence_stays on letter_sequence;
      drop function letter_sequence_stays();
      drop trigger letter_stays_whole on letter;
      drop trigger letter_stays on letter;
      drop function letter_stays();
      alter table letter drop constraint letter_replacement,
        drop column replaced_by, drop column replaced_at, drop column replace_reason,
        drop constraint letter_kind_check,
        add constraint letter_kind_check check (kind in ('request', 'recommendation', 'answer', 'assignment')) not valid;
    `);
  }
}
