import { Inject, Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import type { Sql } from '../../platform/database/sql.js';
import { isUniqueClash } from '../../platform/errors/postgres.js';
import { forbidden, invalidField, notFound, refusal } from '../../platform/errors/problem.js';
import { decodeCursor, toPage } from '../../platform/http/cursor.js';
import type { Upload } from '../../platform/http/upload.js';
import type { PageQuery } from '../../platform/http/validators.js';
import { ATTACHMENT_TYPES, detectAttachment } from '../../platform/storage/content-type.js';
import { shownName } from '../../platform/storage/file-name.js';
import { PHOTO_TYPE, preparePhoto } from '../../platform/storage/images.js';
import { FILE_STORAGE, type FileStorage } from '../../platform/storage/storage.js';
import { recordFiles } from '../../platform/storage/stored-files.js';
import { AuditService } from '../../workflow/events/audit.service.js';
import { NotificationService } from '../../workflow/events/notification.service.js';
import { CalendarService } from '../calendar/calendar.service.js';
import { DECISION_DAYS } from '../calendar/domain/calendar.js';
import { StaffingService } from '../staffing/staffing.service.js';
import type {
  AskCorrectionDto,
  CorrectionRequestDto,
  CorrectionRequestPageDto,
  OwnDataDto,
} from './correction-request.dto.js';
import {
  correctionAdmins,
  type CorrectionRow,
  findCorrection,
  hasOtherAdmin,
  insertCorrection,
  listOwnCorrections,
  standingData,
} from './correction-request.store.js';
import { presentCorrection } from './correction-request.view.js';
import { mayAskCorrection, mayReadCorrection } from './domain/policy.js';
import type { AskedChange, CorrectionField } from './domain/terms.js';
import { namesOf } from './words.js';

export interface OpenedDocument {
  readonly stream: Readable;
  readonly name: string;
  readonly contentType: string;
}

/** A document that passed every check, not yet named by any row. */
interface Checked {
  readonly content: Buffer;
  readonly name: string;
  readonly contentType: string;
}

/** Asking to have own data corrected (R117), and reading what was asked. */
@Injectable()
export class CorrectionService {
  constructor(
    private readonly database: Database,
    @Inject(FILE_STORAGE) private readonly storage: FileStorage,
    private readonly staffing: StaffingService,
    private readonly calendar: CalendarService,
    private readonly notifications: NotificationService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, { limit, cursor }: PageQuery): Promise<CorrectionRequestPageDto> {
    const [before] = decodeCursor(cursor, ['id']) ?? [null];
    const rows = await listOwnCorrections(this.database, actor, before, limit + 1);
    const page = toPage(rows, limit, ({ id }) => [id]);
    return { ...page, items: page.items.map((row) => presentCorrection(actor, row)) };
  }

  /** @throws 403 for an account that is nobody's, or of somebody who has left */
  async ownData(actor: Actor): Promise<OwnDataDto> {
    const employeeId = demandAsker(actor);
    const [own, hasDecider] = await Promise.all([
      standingData(this.database, actor.agencyId, employeeId),
      hasOtherAdmin(this.database, actor),
    ]);
    if (!own) throw notFound('Pegawai');
    const { standing, waitingId } = own;
    return {
      name: standing.name,
      frontTitle: standing.frontTitle,
      backTitle: standing.backTitle,
      birthDate: standing.birthDate,
      gender: standing.gender,
      education: standing.education,
      phone: standing.phone,
      email: standing.email,
      civilServiceSince: standing.civilServiceSince,
      waitingId,
      hasDecider,
      allowedActions: waitingId === null && hasDecider ? ['ask'] : [],
    };
  }

  async find(actor: Actor, id: string): Promise<CorrectionRequestDto> {
    return presentCorrection(actor, await this.readable(actor, id));
  }

  /** @throws 404 for a document of a request that the actor may not read */
  async document(actor: Actor, id: string): Promise<OpenedDocument> {
    const row = await this.readable(actor, id);
    return {
      stream: await this.storage.open(row.documentHash),
      name: row.documentName,
      contentType: row.documentType,
    };
  }

  /**
   * @throws 403, 400 at a field or the document, 409 `nothing_changes`, `no_decider` where no other admin is there,
   *   `already_asked` while one waits
   */
  async ask(actor: Actor, body: AskCorrectionDto, upload: Upload): Promise<CorrectionRequestDto> {
    const employeeId = demandAsker(actor);
    // Refused early, so that nobody makes the server work on pictures for nothing.
    await this.changes(this.database, employeeId, body);
    const checked = await checkedDocument(upload);
    const file = await this.storage.put(checked.content);
    return this.database.transaction(async (tx) => {
      const changes = await this.changes(tx, employeeId, body);
      if (!(await hasOtherAdmin(tx, actor)))
        throw refusal(
          'no_decider',
          'Belum ada admin instansi lain yang dapat memutus permintaan ini. Hubungi pengelola kepegawaian.',
        );
      await recordFiles(tx, { ...file, contentType: checked.contentType });
      const id = newId();
      const dueOn = await this.calendar.dueOn(tx, actor.agencyId, actor.today, DECISION_DAYS);
      try {
        await insertCorrection(tx, {
          id,
          agencyId: actor.agencyId,
          employeeId,
          changes,
          reason: body.reason,
          documentHash: file.key,
          documentName: checked.name,
          documentType: checked.contentType,
          documentSize: file.size,
          askedAt: this.clock.now(),
          dueOn,
        });
      } catch (error) {
        if (!isUniqueClash(error, 'correction_request_once')) throw error;
        throw refusal(
          'already_asked',
          'Permintaan Anda yang sebelumnya masih menunggu keputusan. Tarik dahulu bila ada yang perlu diubah.',
        );
      }
      const admins = await correctionAdmins(tx, actor.agencyId, actor.today);
      const fields = namesOf(changes.map(({ field }) => field));
      await this.audit.record(tx, actor, {
        action: 'correction_request.ask',
        entity: 'correction_request',
        entityId: id,
        via: 'employee',
        detail: { employeeId, name: actor.name, fields, reason: body.reason },
      });
      await this.notifications.notify(tx, {
        agencyId: actor.agencyId,
        employeeIds: admins.filter((admin) => admin !== employeeId),
        kind: 'correction_request.ask',
        title: `${actor.name} meminta perbaikan data diri`,
        body: `${fields}. Alasan: ${body.reason}`,
        link: `/persetujuan/perbaikan/${id}`,
        entity: 'correction_request',
        entityId: id,
      });
      const row = await findCorrection(tx, actor.agencyId, id);
      if (!row) throw new Error(`correction request ${id} was not written`);
      return presentCorrection(actor, row);
    });
  }

  /** Read by the rules of the admin's own form. */
  private async changes(
    sql: Sql,
    employeeId: string,
    body: AskCorrectionDto,
  ): Promise<AskedChange[]> {
    const changes = await this.staffing.changesAsked(sql, employeeId, body);
    if (changes.length === 0)
      throw refusal('nothing_changes', 'Isian sama dengan data yang sudah tercatat.');
    return changes.map(({ field, from, to }) => ({
      field: field as CorrectionField,
      from: from as string | null,
      to: to as string | null,
    }));
  }

  private async readable(actor: Actor, id: string): Promise<CorrectionRow> {
    const row = await findCorrection(this.database, actor.agencyId, id);
    if (!row || !mayReadCorrection(actor, row)) throw notFound('Permintaan');
    return row;
  }
}

function demandAsker(actor: Actor): string {
  if (actor.employeeId === null || !mayAskCorrection(actor))
    throw forbidden('Perbaikan data diri diajukan oleh pegawai yang bertugas di instansi ini.');
  return actor.employeeId;
}

const withExtension = (fileName: string, extension: string): string =>
  shownName(fileName, extension, 'dokumen');

/** A scan or a photo of what proves it. @throws 400 by its content */
async function checkedDocument({ content, fieldName, fileName }: Upload): Promise<Checked> {
  if (fieldName === 'photo') {
    const { photo } = await preparePhoto(content, 'photo');
    return { content: photo, name: withExtension(fileName, 'jpg'), contentType: PHOTO_TYPE };
  }
  if (fieldName !== 'file')
    throw invalidField(
      'file',
      'required',
      'Lampirkan dokumen sebagai file atau fotonya sebagai photo.',
    );
  const kind = await detectAttachment(content, 'file');
  return { content, name: withExtension(fileName, kind), contentType: ATTACHMENT_TYPES[kind] };
}
