import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { groupBy } from '../../platform/collections.js';
import type { Config } from '../../platform/config/config.js';
import { CONFIG } from '../../platform/config/config.module.js';
import type { Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import type { Sql } from '../../platform/database/sql.js';
import { refusal } from '../../platform/errors/problem.js';
import { unprintableIn } from '../../kernel/printable.js';
import { signDocument } from '../signature/sign-document.js';
import { SIGNATURE_PROVIDER, type SignatureProvider } from '../signature/signature-provider.js';
import { recordFiles } from '../../platform/storage/stored-files.js';
import { FILE_STORAGE, type FileStorage } from '../../platform/storage/storage.js';
import type { LetterContent, LetterHead, LetterReference } from './domain/letter-content.js';
import { subjectOf } from './domain/letter-wording.js';
import { NUMBER_TO_COME } from './printed-hash.js';
import { letterNumber } from './domain/numbering.js';
import { verificationToken } from './domain/verification.js';
import type { LetterMentionDto, LetterSummaryDto } from './letter.dto.js';
import type { LetterKind } from './domain/terms.js';
import { LetterheadService } from './letterhead.service.js';
import { LETTERS_OF_ASSIGNMENT_SQL, summaryOf, type SummaryRow } from './letter.queries.js';
import { renderLetter } from './rendering/letter-pdf.js';

/** What a letter is written from, and when. */
export interface LetterDraftOrder {
  /** The date on the letter, a day in the agency's time zone. */
  readonly dated: string;
  readonly at: Date;
  compose(frame: LetterFrame): LetterContent;
}

/** What all letters of a unit share; the rest of the content comes from the facts. */
export type LetterFrame = Pick<
  LetterContent,
  'head' | 'number' | 'place' | 'date' | 'issuedAt' | 'verification' | 'signature'
>;

export interface LetterOrder extends LetterDraftOrder {
  readonly agencyId: string;
  /** Unit organisasi whose numbers it takes and whose head is on the kop. */
  readonly unitId: string;
  readonly kind: LetterKind;
  readonly assignmentId: string;
  readonly signer: {
    readonly employeeId: string;
    readonly name: string;
    readonly nip: string | null;
    /** Capacity, see `viaText`. */
    readonly via: string;
  };
}

export interface IssuedLetter {
  readonly id: string;
  readonly kind: LetterKind;
  readonly number: string;
  readonly subject: string;
  readonly reference: LetterReference;
}

export interface StandingLetter {
  readonly id: string;
  readonly number: string;
  readonly reference: LetterReference;
}

/** What a letter takes from the unit that writes it. */
export interface LetterUnit {
  unitCode: string;
  classification: string;
  head: LetterHead;
  place: string;
}

/** Numbers, renders, signs and hashes letters in one go (R411). */
@Injectable()
export class LettersService {
  constructor(
    @Inject(FILE_STORAGE) private readonly storage: FileStorage,
    @Inject(SIGNATURE_PROVIDER) private readonly provider: SignatureProvider,
    @Inject(CONFIG) private readonly config: Config,
    private readonly letterheads: LetterheadService,
  ) {}

  /**
   * Locks the number rows of these units in one order, so that two transactions that number in the
   * same two units never wait for each other.
   */
  async reserve(tx: Tx, unitIds: readonly string[], year: number): Promise<void> {
    const sorted = [...new Set(unitIds)].sort();
    await tx.query(
      `insert into letter_sequence (agency_id, unit_id, year, last)
       select agency_id, id, $2, 0 from unit where id = any($1::uuid[]) order by id on conflict do nothing`,
      [sorted, year],
    );
    await tx.query(
      `select 1 from letter_sequence where unit_id = any($1::uuid[]) and year = $2 order by unit_id for update`,
      [sorted, year],
    );
  }

  /**
   * Issues a letter. The sequence row stays locked until the transaction ends: a number is given
   * only with its letter, so none repeats and none is lost when the transaction rolls back. The
   * file is stored before the commit; without the row nobody can reach it.
   */
  async issue(tx: Tx, order: LetterOrder): Promise<IssuedLetter> {
    const year = Number(order.dated.slice(0, 4));
    const unit = await this.unitOf(tx, order);
    const [sequence] = await tx.query<{ last: number }>(
      `insert into letter_sequence (agency_id, unit_id, year, last)
       select agency_id, id, $2, 1 from unit where id = $1
       on conflict (unit_id, year) do update set last = letter_sequence.last + 1 returning last`,
      [order.unitId, year],
    );
    if (!sequence) throw new Error('no number was given');
    const number = letterNumber({
      classification: unit.classification,
      sequence: sequence.last,
      unitCode: unit.unitCode,
      year,
    });
    const token = verificationToken(randomBytes(16));
    const composed: { content?: LetterContent } = {};
    const signed = await signDocument(this.provider, order.signer, order.at, async (mark) => {
      composed.content = order.compose({
        ...frameOf(unit, order),
        number,
        verification: { token, url: `${this.config.publicUrl}/verifikasi/${token}` },
        signature: mark,
      });
      refuseUnprintable(composed.content);
      return renderLetter(composed.content, await this.emblemOf(composed.content));
    });
    if (!composed.content) throw new Error('the signature provider rendered nothing');
    const numbered = { year, sequence: sequence.last, number, token };
    return this.store(tx, order, numbered, composed.content, signed);
  }

  /** What konsep take from the units that write them; one statement for all. */
  unitsOf(
    sql: Sql,
    agencyId: string,
    unitIds: readonly string[],
  ): Promise<ReadonlyMap<string, LetterUnit>> {
    return this.letterheads.ofUnits(sql, agencyId, unitIds);
  }

  /** A letter as it would be issued now: no number is taken, nothing is stored. */
  konsep(
    unit: LetterUnit,
    order: LetterDraftOrder,
  ): { content: LetterContent; reference: LetterReference } {
    const content = order.compose({
      ...frameOf(unit, order),
      number: null,
      verification: { token: '', url: '' },
      signature: null,
    });
    refuseUnprintable(content);
    return { content, reference: referenceTo(content) };
  }

  /**
   * Takes back the request that an assignment began with. Its number stays taken and the letter readable, with the reason;
   * anyone who verifies it learns that it no longer holds. What others wrote in answer stays as they wrote it.
   */
  cancelRequest(
    tx: Tx,
    assignmentId: string,
    by: { at: Date; reason: string },
  ): Promise<LetterMentionDto[]> {
    return this.cancelRequests(tx, [{ assignmentId, reason: by.reason }], by.at);
  }

  /** Numbers of the requests that hold for each of these assignments. */
  async requestNumbers(sql: Sql, assignmentIds: readonly string[]): Promise<Map<string, string[]>> {
    const rows = await sql.query<{ assignmentId: string; numbers: string[] }>(
      `select assignment_id as "assignmentId", array_agg(number order by id) as numbers from letter
        where assignment_id = any($1::uuid[]) and kind = 'request' and status = 'issued' group by assignment_id`,
      [assignmentIds],
    );
    return new Map(rows.map(({ assignmentId, numbers }) => [assignmentId, numbers]));
  }

  /** The same for many, each with its reason. */
  cancelRequests(
    tx: Tx,
    requests: readonly { assignmentId: string; reason: string }[],
    at: Date,
  ): Promise<LetterMentionDto[]> {
    if (requests.length === 0) return Promise.resolve([]);
    return tx.query<LetterMentionDto>(
      `update letter l set status = 'cancelled', cancelled_at = $2, cancel_reason = r.reason
         from jsonb_to_recordset($1::jsonb) as r("assignmentId" uuid, reason text)
        where l.assignment_id = r."assignmentId" and l.kind = 'request' and l.status = 'issued' returning l.id, l.kind, l.number`,
      [JSON.stringify(requests), at],
    );
  }

  /**
   * Takes back surat tugas whose assignment was called back, with the number of the surat penarikan where there is one.
   * Their numbers stay taken; anyone who verifies them learns that they no longer hold.
   */
  cancelAssignments(
    tx: Tx,
    recalled: readonly { assignmentId: string; reason: string }[],
    at: Date,
  ): Promise<LetterMentionDto[]> {
    if (recalled.length === 0) return Promise.resolve([]);
    return tx.query<LetterMentionDto>(
      `update letter l set status = 'cancelled', cancelled_at = $2,
              cancel_reason = coalesce('Pegawai ditarik kembali dengan surat Nomor ' ||
                (select b.number from letter b where b.assignment_id = l.assignment_id and b.kind = 'recall' and b.status = 'issued'
                  order by b.id desc limit 1) || ': ', 'Penugasan dibatalkan: ') || r.reason
         from jsonb_to_recordset($1::jsonb) as r("assignmentId" uuid, reason text)
        where l.assignment_id = r."assignmentId" and l.kind = 'assignment' and l.status = 'issued' returning l.id, l.kind, l.number`,
      [JSON.stringify(recalled), at],
    );
  }

  /** Takes back the letter that announced an end which was then undone. */
  cancelEnding(
    tx: Tx,
    assignmentId: string,
    by: { at: Date; reason: string },
  ): Promise<LetterMentionDto[]> {
    return tx.query<LetterMentionDto>(
      `update letter set status = 'cancelled', cancelled_at = $2, cancel_reason = $3
        where assignment_id = $1 and kind in ('recall', 'end') and status = 'issued' returning id, kind, number`,
      [assignmentId, by.at, by.reason],
    );
  }

  /** The letter of this kind that holds for an assignment, with how another cites it. */
  async standing(sql: Sql, assignmentId: string, kind: LetterKind): Promise<StandingLetter | null> {
    const [row] = await sql.query<{ id: string; number: string; content: LetterContent }>(
      `select id, number, content from letter where assignment_id = $1 and kind = $2 and status = 'issued' order by id desc limit 1`,
      [assignmentId, kind],
    );
    return row ? { id: row.id, number: row.number, reference: referenceTo(row.content) } : null;
  }

  /** Marks a letter as replaced by another; it stays readable, with its number. */
  async replace(
    tx: Tx,
    id: string,
    { by, at, reason }: { by: string; at: Date; reason: string },
  ): Promise<void> {
    await tx.query(
      `update letter set status = 'replaced', replaced_by = $2, replaced_at = $3, replace_reason = $4 where id = $1`,
      [id, by, at, reason],
    );
  }

  /** Letters of an assignment, oldest first. */
  async ofAssignment(sql: Sql, assignmentId: string): Promise<LetterSummaryDto[]> {
    const rows = await sql.query<SummaryRow>(LETTERS_OF_ASSIGNMENT_SQL, [assignmentId]);
    return rows.map(summaryOf);
  }

  /** How another letter cites those of each of these assignments: the latest of each kind. */
  async references(
    sql: Sql,
    assignmentIds: readonly string[],
  ): Promise<Map<string, Map<LetterKind, LetterReference>>> {
    const rows = await sql.query<{ id: string; kind: LetterKind; content: LetterContent }>(
      `select assignment_id as id, kind, content from letter
        where assignment_id = any($1::uuid[]) and status = 'issued' order by letter.id`,
      [assignmentIds],
    );
    return new Map(
      [...groupBy(rows, ({ id }) => id)].map(([id, own]) => [
        id,
        new Map(own.map(({ kind, content }) => [kind, referenceTo(content)])),
      ]),
    );
  }

  private async store(
    tx: Tx,
    order: LetterOrder,
    numbered: { year: number; sequence: number; number: string; token: string },
    content: LetterContent,
    signed: { pdf: Buffer; sha256: string },
  ): Promise<IssuedLetter> {
    const file = await this.storage.put(signed.pdf);
    await recordFiles(tx, { ...file, contentType: 'application/pdf' });
    const id = newId();
    const subject = subjectOf(content);
    await tx.query(
      `insert into letter (id, agency_id, kind, assignment_id, unit_id, status, year, sequence, number, dated, subject,
          content, signer_employee_id, signed_via, file_hash, verification_token, issued_at)
       values ($1, $2, $3, $4, $5, 'issued', $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
      [
        id,
        order.agencyId,
        order.kind,
        order.assignmentId,
        order.unitId,
        numbered.year,
        numbered.sequence,
        numbered.number,
        order.dated,
        subject,
        JSON.stringify(content),
        order.signer.employeeId,
        order.signer.via,
        signed.sha256,
        numbered.token,
        order.at,
      ],
    );
    return {
      id,
      kind: order.kind,
      number: numbered.number,
      subject,
      reference: referenceTo(content),
    };
  }

  private unitOf(sql: Sql, order: LetterOrder): Promise<LetterUnit> {
    return this.letterheads.of(sql, order.agencyId, order.unitId);
  }

  private emblemOf({ head }: LetterContent): Promise<Buffer> | undefined {
    return head.emblem ? this.storage.read(head.emblem) : undefined;
  }
}

const frameOf = ({ head, place }: LetterUnit, order: LetterDraftOrder) => ({
  head,
  place,
  date: order.dated,
  issuedAt: order.at.toISOString(),
});

/** @throws 409 `letter_unprintable`, naming the signs and where they stand; read at the preview already */
function refuseUnprintable(content: LetterContent): void {
  const text = textsOf(content).find((candidate) => unprintableIn(candidate).length > 0);
  if (text === undefined) return;
  const signs = unprintableIn(text).slice(0, 3).join(' ');
  throw refusal(
    'letter_unprintable',
    `Tanda ${signs} dalam “${text.slice(0, 80)}” tidak dapat dicetak. Tulis ulang dengan huruf Latin di tempat asalnya, lalu coba lagi.`,
  );
}

/** Every text of a letter, however deep. */
const textsOf = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsOf)
      : [];

const REFERENCE_TITLES: Record<LetterContent['kind'], string> = {
  request: 'Surat',
  recommendation: 'Rekomendasi',
  reply: 'Surat',
  assignment: 'Surat Tugas',
  recall: 'Surat',
  end: 'Surat',
};

/** Officials write by their post, a volunteer by name. */
function writerOf({ kind, origin, signer }: LetterContent): string {
  if (kind === 'request' && origin === 'volunteer') return signer.name;
  return signer.acting ? `${signer.acting} ${signer.position}` : signer.position;
}

function referenceTo(content: LetterContent): LetterReference {
  return {
    title: `${REFERENCE_TITLES[content.kind]} ${writerOf(content)}`,
    number: content.number ?? NUMBER_TO_COME,
    date: content.date,
    ...(content.kind === 'recommendation' ? {} : { subject: subjectOf(content) }),
  };
}
