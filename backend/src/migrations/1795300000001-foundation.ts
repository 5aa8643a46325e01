import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Installation-wide tables: people, accounts, sessions, audit, notifications, files. */
export class Foundation1795300000001 implements MigrationInterface {
  name = 'Foundation1795300000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create extension if not exists pg_trgm;
      create extension if not exists unaccent;
      create extension if not exists btree_gist;

      -- unaccent() is only STABLE because its dictionary may change; naming the dictionary makes it safe to index.
      create function fold(value text) returns text language sql immutable parallel safe strict
        as $$ select lower(public.unaccent('public.unaccent'::regdictionary, value)) $$;

      create table agency (
        id uuid primary key,
        code text not null unique,
        name text not null,
        kind text not null check (kind in ('PROVINSI', 'KABUPATEN', 'KOTA')),
        time_zone text not null check (time_zone in ('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura')),
        settings jsonb not null default '{}',
        version integer not null default 1,
        created_at timestamptz not null default now()
      );

      create table person (
        id uuid primary key,
        nip text unique check (nip ~ '^[0-9]{18}$'),
        name text not null,
        front_title text,
        back_title text,
        birth_date date,
        gender text check (gender in ('L', 'P')),
        phone text,
        email text,
        education text,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      );

      create table account (
        id uuid primary key,
        person_id uuid unique references person,
        agency_id uuid references agency,
        username text not null unique,
        password_hash text,
        password_state text not null default 'initial' check (password_state in ('initial', 'own', 'none')),
        -- the account admin: agency admin everywhere and installer of new agencies
        is_installer boolean not null default false,
        token_epoch integer not null default 0,
        failed_attempts integer not null default 0,
        locked_until timestamptz,
        last_login_at timestamptz,
        created_at timestamptz not null default now()
      );

      create table refresh_token (
        id uuid primary key,
        account_id uuid not null references account,
        family_id uuid not null,
        token_hash bytea not null unique,
        issued_at timestamptz not null,
        expires_at timestamptz not null,
        used_at timestamptz,
        revoked_at timestamptz,
        user_agent text
      );
      create index refresh_token_family on refresh_token (family_id);
      create index refresh_token_account on refresh_token (account_id);

      create table one_time_code (
        id uuid primary key,
        account_id uuid not null references account,
        purpose text not null check (purpose in ('first_password', 'reset')),
        code_hash text not null,
        attempts integer not null default 0,
        created_by uuid references account,
        created_at timestamptz not null default now(),
        expires_at timestamptz not null,
        used_at timestamptz
      );
      create index one_time_code_account on one_time_code (account_id, purpose) where used_at is null;

      create table audit_event (
        agency_id uuid not null,
        id uuid not null,
        at timestamptz not null,
        actor_account_id uuid,
        actor_employee_id uuid,
        actor_name text not null,
        via text,
        action text not null,
        entity text not null,
        entity_id uuid,
        detail jsonb not null default '{}',
        request_id text,
        primary key (agency_id, id)
      );
      create index audit_event_entity on audit_event (agency_id, entity, entity_id, id desc);
      create index audit_event_actor on audit_event (agency_id, actor_account_id, id desc);

      create table notification (
        agency_id uuid not null,
        id uuid not null,
        employee_id uuid not null,
        kind text not null,
        title text not null,
        body text not null default '',
        link text,
        entity text,
        entity_id uuid,
        created_at timestamptz not null default now(),
        read_at timestamptz,
        primary key (agency_id, id)
      );
      create index notification_employee on notification (agency_id, employee_id, id desc);
      create index notification_unread on notification (agency_id, employee_id) where read_at is null;

      create table idempotency_record (
        account_id uuid not null,
        key text not null,
        request_hash text not null,
        status integer,
        response jsonb,
        created_at timestamptz not null default now(),
        primary key (account_id, key)
      );
      create index idempotency_record_age on idempotency_record (created_at);

      create table stored_file (
        hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
        size bigint not null,
        content_type text not null,
        created_at timestamptz not null default now()
      );

      create table rule_table (
        id uuid primary key,
        kind text not null,
        effective_from date not null,
        version text not null,
        content jsonb not null,
        source text not null,
        unique (kind, effective_from)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table rule_table, stored_file, idempotency_record, notification, audit_event,
        one_time_code, refresh_token, account, person, agency;
      drop function fold(text);
    `);
  }
}
