import { Inject, Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import type { Actor } from '../../kernel/actor.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import { invalidField, notFound, refusal } from '../../platform/errors/problem.js';
import type { Upload } from '../../platform/http/upload.js';
import { ATTACHMENT_TYPES, detectAttachment } from '../../platform/storage/content-type.js';
import { shownName } from '../../platform/storage/file-name.js';
import { PHOTO_TYPE, preparePhoto, THUMBNAIL_TYPE } from '../../platform/storage/images.js';
import { recordFiles } from '../../platform/storage/stored-files.js';
import { FILE_STORAGE, type FileStorage, type StoredFile } from '../../platform/storage/storage.js';
import type { EvidenceDto } from './activity.dto.js';
import {
  type ActivityRow,
  type EvidenceRow,
  findActivity,
  listEvidence,
} from './activity.queries.js';
import { deleteEvidence, insertEvidence } from './evidence.store.js';
import { ActivityViewService, evidenceView } from './activity-view.service.js';
import { ActivityWritingService, requireEditable } from './activity-writing.service.js';
import type { EvidenceKind } from './domain/terms.js';

const MAX_EVIDENCE = 10;

/** A file that passed every check and lies in the storage, not yet named by any row. */
interface Prepared {
  kind: EvidenceKind;
  file: StoredFile;
  thumbnail: StoredFile | null;
  name: string;
  contentType: string;
}

export interface OpenedFile {
  stream: Readable;
  name: string;
  contentType: string;
  kind: EvidenceKind;
}

/** Photos and files behind an activity: the basis of the audit (R606). */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly database: Database,
    @Inject(FILE_STORAGE) private readonly storage: FileStorage,
    private readonly writing: ActivityWritingService,
    private readonly views: ActivityViewService,
  ) {}

  /** The upload is whole and checked before anything is stored; the same file twice is one. */
  async add(actor: Actor, activityId: string, upload: Upload): Promise<EvidenceDto> {
    // Refused early, so that nobody makes the server work on pictures for nothing.
    requireEditable(actor, await this.readable(actor, activityId));
    const prepared = await this.prepare(upload);
    return this.database.transaction(async (tx) => {
      const present = await this.editableWithin(tx, actor, activityId);
      const same = present.find(
        (one) => one.fileHash === prepared.file.key && one.kind === prepared.kind,
      );
      if (same) return evidenceView(same);
      if (present.length >= MAX_EVIDENCE) {
        throw refusal(
          'evidence_limit',
          `Paling banyak ${MAX_EVIDENCE} foto dan berkas pada satu aktivitas.`,
        );
      }
      return evidenceView(await insert(tx, actor.agencyId, activityId, prepared));
    });
  }

  async remove(actor: Actor, activityId: string, evidenceId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const present = await this.editableWithin(tx, actor, activityId);
      if (!present.some((one) => one.id === evidenceId)) throw notFound('Bukti');
      await deleteEvidence(tx, actor.agencyId, evidenceId);
    });
  }

  /** @throws 404 for evidence of an activity that the actor may not read */
  async open(
    actor: Actor,
    activityId: string,
    evidenceId: string,
    part: 'file' | 'thumbnail',
  ): Promise<OpenedFile> {
    await this.readable(actor, activityId);
    const evidence = (await listEvidence(this.database, actor.agencyId, [activityId])).find(
      (one) => one.id === evidenceId,
    );
    const key = part === 'file' ? evidence?.fileHash : evidence?.thumbnailHash;
    if (!evidence || !key) throw notFound('Bukti');
    return {
      stream: await this.storage.open(key),
      name: part === 'file' ? evidence.name : withExtension(evidence.name, 'webp'),
      contentType: part === 'file' ? evidence.contentType : THUMBNAIL_TYPE,
      kind: evidence.kind,
    };
  }

  private async readable(actor: Actor, activityId: string): Promise<ActivityRow> {
    const row = await findActivity(this.database, actor.agencyId, activityId);
    if (!row || !(await this.views.isReadable(this.database, actor, row)))
      throw notFound('Aktivitas');
    return row;
  }

  private async editableWithin(tx: Tx, actor: Actor, activityId: string): Promise<EvidenceRow[]> {
    await this.writing.editable(tx, actor, activityId);
    return listEvidence(tx, actor.agencyId, [activityId]);
  }

  private async prepare({ content, fieldName, fileName }: Upload): Promise<Prepared> {
    if (fieldName === 'photo') {
      const { photo, thumbnail } = await preparePhoto(content, 'photo');
      return {
        kind: 'photo',
        file: await this.storage.put(photo),
        thumbnail: await this.storage.put(thumbnail),
        name: withExtension(fileName, 'jpg'),
        contentType: PHOTO_TYPE,
      };
    }
    if (fieldName !== 'file')
      throw invalidField('photo', 'required', 'Kirim foto sebagai photo atau berkas sebagai file.');
    const kind = await detectAttachment(content, 'file');
    return {
      kind: 'file',
      file: await this.storage.put(content),
      thumbnail: null,
      name: withExtension(fileName, kind),
      contentType: ATTACHMENT_TYPES[kind],
    };
  }
}

async function insert(
  tx: Tx,
  agencyId: string,
  activityId: string,
  { kind, file, thumbnail, name, contentType }: Prepared,
): Promise<EvidenceRow> {
  await recordFiles(
    tx,
    { ...file, contentType },
    ...(thumbnail ? [{ ...thumbnail, contentType: THUMBNAIL_TYPE }] : []),
  );
  const row: EvidenceRow = {
    id: newId(),
    activityId,
    kind,
    fileHash: file.key,
    thumbnailHash: thumbnail?.key ?? null,
    name,
    contentType,
    size: file.size,
  };
  await insertEvidence(tx, agencyId, row);
  return row;
}

const withExtension = (fileName: string, extension: string): string =>
  shownName(fileName, extension, 'bukti');
