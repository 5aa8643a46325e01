import { Injectable } from '@nestjs/common';
import { maskNip } from '../../organization/people/domain/nip.js';
import { Clock } from '../../platform/clock/clock.js';
import { acrossAgencies } from '../../platform/database/agency-scope.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/errors/problem.js';
import { sha256 } from '../../platform/storage/sha256.js';
import { compareWithIssued, findToken, readToken } from './domain/verification.js';
import type { ComparedFileDto, VerifiedLetterDto } from './letter.dto.js';
import {
  LETTER_BY_TOKEN_SQL,
  LETTERS_LIKE_FILE_SQL,
  type LetterRow,
  signerPositionOf,
} from './letter.queries.js';

/** What anyone may ask: is this letter real, and is this file that letter (R506). */
@Injectable()
export class VerificationService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async byToken(typed: string): Promise<VerifiedLetterDto> {
    const token = readToken(typed);
    const [row] = token ? await this.letters(LETTER_BY_TOKEN_SQL, [token]) : [];
    if (!row) throw notFound('Surat dengan kode ini');
    return this.view(row);
  }

  /** One changed byte is `changed`; a file that names no letter of ours is `unknown`. */
  async compare(pdf: Buffer, typedToken: string | undefined): Promise<ComparedFileDto> {
    const hash = sha256(pdf);
    const tokens = [findToken(pdf), typedToken ? readToken(typedToken) : null].filter(
      (token) => token !== null,
    );
    const rows = await this.letters(LETTERS_LIKE_FILE_SQL, [hash, tokens]);
    const found = compareWithIssued(hash, rows);
    return {
      outcome: found.outcome,
      sha256: hash,
      letter: found.outcome === 'unknown' ? null : this.view(found.letter),
    };
  }

  private letters(sql: string, params: readonly unknown[]): Promise<LetterRow[]> {
    return acrossAgencies('verifying a letter', () => this.database.query(sql, params));
  }

  private view(row: LetterRow): VerifiedLetterDto {
    const { content } = row;
    const masked = (nip: string | undefined): string | null => (nip ? maskNip(nip) : null);
    return {
      token: row.token,
      kind: row.kind,
      status: row.status,
      number: row.number,
      date: row.dated,
      subject: row.subject,
      agencyName: row.agencyName,
      unitName: row.unitName,
      replacedBy: row.replacedBy && { number: row.replacedBy.number, token: row.replacedBy.token },
      assignee:
        content.kind === 'assignment'
          ? { name: content.person.name, maskedNip: masked(content.person.nip) }
          : null,
      signer: {
        name: content.signer.name,
        position: signerPositionOf(content),
        maskedNip: masked(content.signer.nip),
      },
      signature: content.signature,
      sha256: row.sha256,
      checkedAt: this.clock.now().toISOString(),
      timeZone: row.timeZone,
    };
  }
}
