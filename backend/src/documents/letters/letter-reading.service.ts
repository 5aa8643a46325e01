import { Inject, Injectable } from '@nestjs/common';
import QRCode from 'qrcode';
import { type Actor, hasGrant, isHeadOf } from '../../kernel/actor.js';
import { decodeCursor, encodeCursor } from '../../platform/http/cursor.js';
import { Database } from '../../platform/database/database.js';
import { forbidden, notFound } from '../../platform/errors/problem.js';
import { FILE_STORAGE, type FileStorage } from '../../platform/storage/storage.js';
import type { LetterDto, RegisterDto, RegisterQuery } from './letter.dto.js';
import {
  LETTER_BY_ID_SQL,
  type LetterRow,
  REGISTER_SQL,
  summaryOf,
  type SummaryRow,
} from './letter.queries.js';
import { sheetOf } from './letter-sheet.js';
import { LetterScope } from './letter.scope.js';

export interface LetterFile {
  readonly fileName: string;
  readonly pdf: Buffer;
}

@Injectable()
export class LetterReadingService {
  constructor(
    private readonly database: Database,
    private readonly scope: LetterScope,
    @Inject(FILE_STORAGE) private readonly storage: FileStorage,
  ) {}

  async one(actor: Actor, id: string): Promise<LetterDto> {
    return letterView(await this.readable(actor, id));
  }

  async file(actor: Actor, id: string): Promise<LetterFile> {
    const row = await this.readable(actor, id);
    return {
      fileName: `${row.number.replaceAll(/[^A-Za-z0-9]+/g, '-')}.pdf`,
      pdf: await this.storage.read(row.sha256),
    };
  }

  /** The numbers a unit organisasi gave in a year, newest first, gaps included. */
  async register(actor: Actor, query: RegisterQuery): Promise<RegisterDto> {
    const known = await this.database.one(
      'select 1 from unit where id = $1 and agency_id = $2 and is_organizational',
      [query.unitId, actor.agencyId],
    );
    if (!known) throw notFound('Unit organisasi');
    if (!isHeadOf(actor, query.unitId) && !hasGrant(actor, 'agency_admin', 'operator', 'auditor')) {
      throw forbidden('Register surat dibuka oleh kepala unitnya, admin, atau auditor.');
    }
    const before = decodeCursor(query.cursor, ['count'])?.[0] ?? null;
    const rows = await this.database.query<{ sequence: number; letter: SummaryRow | null }>(
      REGISTER_SQL,
      [actor.agencyId, query.unitId, query.year, before, query.limit],
    );
    const last = rows.at(-1)?.sequence ?? 1;
    return {
      items: rows.map(({ sequence, letter }) => ({
        sequence,
        letter: letter ? summaryOf(letter) : null,
      })),
      nextCursor: last > 1 ? encodeCursor([last]) : null,
    };
  }

  private async readable(actor: Actor, id: string): Promise<LetterRow> {
    const row = await this.database.one<LetterRow>(LETTER_BY_ID_SQL, [actor.agencyId, id]);
    const isOwn =
      row !== null &&
      ((row.signerEmployeeId === actor.employeeId && !actor.isFormer) ||
        isHeadOf(actor, row.unitId) ||
        hasGrant(actor, 'agency_admin', 'auditor'));
    if (row && (isOwn || (await this.scope.mayRead(this.database, actor, row.assignmentId)))) {
      return row;
    }
    throw notFound('Surat');
  }
}

function letterView(row: LetterRow): LetterDto {
  const { content } = row;
  const { modules } = QRCode.create(content.verification.url, { errorCorrectionLevel: 'M' });
  return {
    ...sheetOf(content),
    ...summaryOf(row),
    assignmentId: row.assignmentId,
    signature: content.signature,
    sha256: row.sha256,
    verificationToken: row.token,
    verificationUrl: content.verification.url,
    qrPath: pathOf(modules),
    qrSize: modules.size,
  };
}

function pathOf(modules: { size: number; get(row: number, column: number): number }): string {
  let path = '';
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) path += `M${column} ${row}h1v1h-1z`;
    }
  }
  return path;
}
