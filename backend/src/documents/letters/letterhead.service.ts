import { Inject, Injectable } from '@nestjs/common';
import sharp from 'sharp';
import type { Actor } from '../../kernel/actor.js';
import { demandAdmin, demandOverseer, isAdmin } from '../../organization/grants/admin.js';
import { AuditService } from '../../workflow/events/audit.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import type { Sql } from '../../platform/database/sql.js';
import { invalidField, notFound, refusal, staleVersion } from '../../platform/errors/problem.js';
import { detectPhoto } from '../../platform/storage/content-type.js';
import { fileRefused } from '../../platform/storage/file-refused.js';
import { recordFiles } from '../../platform/storage/stored-files.js';
import { FILE_STORAGE, type FileStorage, isFileKey } from '../../platform/storage/storage.js';
import {
  EMPTY_LETTERHEAD,
  headOf,
  inherited,
  type Letterhead,
  LETTERHEAD_FIELDS,
} from './domain/letterhead.js';
import type {
  EmblemDto,
  LetterheadDto,
  LetterheadFieldsDto,
  LetterheadListDto,
  LetterheadPreviewDto,
  LetterheadVersionListDto,
  PreviewLetterheadDto,
  PutLetterheadDto,
} from './letterhead.dto.js';
import { settingSql } from '../../platform/database/settings.js';

/** Sharp in print at the size of a kop, and small enough to stand in every letter. */
const EMBLEM_SIDE = 480;
/** Below it the print is blurred; beyond it the picture is a banner and no lambang. */
const MIN_EMBLEM_SIDE = 200;
const MAX_EMBLEM_RATIO = 2;
const MAX_EMBLEM_PIXELS = 25_000_000;
/** How many earlier ones are listed: as many as anybody looks through. */
const MAX_VERSIONS = 20;

const COLUMNS = `l.agency_line as "agencyLine", l.unit_line as "unitLine", l.address, l.postal_code as "postalCode", l.phone, l.fax,
  l.website, l.email, l.place, l.emblem`;

type Row = Letterhead & { unitId: string | null; version: number };
interface PlaceRow {
  unitId: string | null;
  name: string;
  path: string[];
  unitCode: string;
  agencyName: string;
  isOrganizational: boolean;
  classification: string;
  /** The latest of the unit, of those above it and of the agency. */
  rows: Row[];
}

/** A kop with what else a letter takes from its unit. */
type View = LetterheadDto & Pick<PlaceRow, 'unitCode' | 'classification' | 'isOrganizational'>;

/** Kop and lambang of letters: by agency, and by unit organisasi where it differs. */
@Injectable()
export class LetterheadService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    @Inject(FILE_STORAGE) private readonly storage: FileStorage,
  ) {}

  async list(actor: Actor): Promise<LetterheadListDto> {
    demandOverseer(actor);
    return {
      items: (await this.views(this.database, actor.agencyId)).map(letterheadOf),
      allowedActions: isAdmin(actor) ? ['update'] : [],
    };
  }

  /** What letters would bear with these lines. @throws 403, 404, 400 at `emblem` */
  async preview(actor: Actor, body: PreviewLetterheadDto): Promise<LetterheadPreviewDto> {
    demandAdmin(actor);
    const { unitId = null, ...fields } = body;
    if (fields.emblem) await this.demandEmblem(this.database, actor, fields.emblem);
    const unsaved = { ...linesOf(fields), unitId, version: 0 };
    const [view] = await this.views(this.database, actor.agencyId, { of: unitId, unsaved });
    if (!view) throw notFound('Unit organisasi');
    return { head: view.head, place: view.place };
  }

  /** Letters to come bear it; those issued keep theirs. @throws 403, 404, 409 `stale_version` or `unit_not_organizational`, 400 at `emblem` */
  put(actor: Actor, unitId: string | null, body: PutLetterheadDto): Promise<LetterheadDto> {
    demandAdmin(actor);
    const { version, ...fields } = body;
    const wanted = linesOf(fields);
    return this.database.transaction(async (tx) => {
      await tx.query('select 1 from agency where id = $1 for no key update', [actor.agencyId]);
      const [before] = await this.views(tx, actor.agencyId, { of: unitId });
      if (!before) throw notFound('Unit organisasi');
      if (!before.isOrganizational)
        throw refusal(
          'unit_not_organizational',
          'Unit ini bukan unit organisasi; suratnya memakai kop unit organisasi di atasnya.',
        );
      if (before.version !== version) throw staleVersion();
      if (wanted.emblem !== null) await this.demandEmblem(tx, actor, wanted.emblem);
      const changes = LETTERHEAD_FIELDS.filter(
        (field) => (before.own[field] ?? null) !== wanted[field],
      ).map((field) => ({ field, from: before.own[field] ?? null, to: wanted[field] }));
      if (changes.length === 0) return letterheadOf(before);
      await tx.query(
        `insert into letterhead (id, agency_id, unit_id, version, set_by, set_at, agency_line, unit_line, address, postal_code,
           phone, fax, website, email, place, emblem)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
        [
          newId(),
          actor.agencyId,
          unitId,
          version + 1,
          actor.accountId,
          this.clock.now(),
          ...LETTERHEAD_FIELDS.map((field) => wanted[field]),
        ],
      );
      await this.audit.record(tx, actor, {
        action: 'agency.letterhead',
        entity: unitId === null ? 'agency' : 'unit',
        entityId: unitId ?? actor.agencyId,
        via: 'agency_admin',
        detail: { changes },
      });
      const [after] = await this.views(tx, actor.agencyId, { of: unitId });
      if (!after) throw notFound('Unit organisasi');
      return letterheadOf(after);
    });
  }

  /** Earlier letterheads, the latest first: saving the lines of one again restores it. @throws 403, 404 */
  async versions(actor: Actor, unitId: string | null): Promise<LetterheadVersionListDto> {
    demandOverseer(actor);
    const [place] = await this.views(this.database, actor.agencyId, { of: unitId });
    if (!place) throw notFound('Unit organisasi');
    const rows = await this.database.query<Row & { setAt: Date; setBy: string | null }>(
      `select l.version, l.set_at as "setAt", p.name as "setBy", ${COLUMNS}
         from letterhead l left join account a on a.id = l.set_by left join person p on p.id = a.person_id
        where l.agency_id = $1 and l.unit_id is not distinct from $2 order by l.version desc limit $3`,
      [actor.agencyId, unitId, MAX_VERSIONS],
    );
    return {
      items: rows.map((row) => ({
        version: row.version,
        setAt: row.setAt.toISOString(),
        setBy: row.setBy,
        fields: fieldsOf(row),
      })),
    };
  }

  /** Recognised by its content and encoded again, so that only the picture is kept. */
  async keepEmblem(actor: Actor, content: Buffer): Promise<EmblemDto> {
    demandAdmin(actor);
    await detectPhoto(content, 'file');
    await demandEmblemSize(content);
    const picture = await sharp(content, { limitInputPixels: MAX_EMBLEM_PIXELS, failOn: 'error' })
      .rotate()
      .resize({
        width: EMBLEM_SIDE,
        height: EMBLEM_SIDE,
        fit: 'inside',
        withoutEnlargement: true,
      })
      .png({ palette: true, compressionLevel: 9 })
      .toBuffer()
      .catch(() => {
        throw brokenEmblem();
      });
    const file = await this.storage.put(picture);
    return this.database.transaction(async (tx) => {
      await recordFiles(tx, { ...file, contentType: 'image/png' });
      await tx.query(
        'insert into letterhead_emblem (agency_id, hash, created_at) values ($1, $2, $3) on conflict do nothing',
        [actor.agencyId, file.key, this.clock.now()],
      );
      await this.audit.record(tx, actor, {
        action: 'agency.emblem',
        entity: 'agency',
        entityId: actor.agencyId,
        via: 'agency_admin',
        detail: { emblem: file.key },
      });
      return { emblem: file.key };
    });
  }

  /** Anyone who reads the agency's letters sees its lambang, including those of former letters. */
  async emblem(actor: Actor, hash: string): Promise<Buffer> {
    // A value that is no hash matches nothing, and PostgreSQL would refuse to parse it.
    if (!isFileKey(hash)) throw notFound('Lambang');
    const known = await this.database.one(
      'select 1 from letterhead_emblem where agency_id = $1 and hash = $2',
      [actor.agencyId, hash],
    );
    if (!known) throw notFound('Lambang');
    return this.storage.read(hash);
  }

  /** The kop of one unit for its letters, with what their number is made of. */
  async of(sql: Sql, agencyId: string, unitId: string): Promise<View> {
    const view = (await this.ofUnits(sql, agencyId, [unitId])).get(unitId);
    if (!view) throw new Error(`unit ${unitId} is gone`);
    return view;
  }

  /** The same of several units, in one statement. */
  async ofUnits(
    sql: Sql,
    agencyId: string,
    unitIds: readonly string[],
  ): Promise<Map<string, View>> {
    const views = await this.views(sql, agencyId, { of: [...new Set(unitIds)] });
    return new Map(views.flatMap((view) => (view.unitId === null ? [] : [[view.unitId, view]])));
  }

  private async demandEmblem(tx: Sql, actor: Actor, hash: string): Promise<void> {
    const [known] = await tx.query(
      'select 1 from letterhead_emblem where agency_id = $1 and hash = $2',
      [actor.agencyId, hash],
    );
    if (!known) throw invalidField('emblem', 'unknown', 'Lambang tidak dikenal. Unggah kembali.');
  }

  /** The agency's and those of its units organisasi, or of some places alone (null: the agency); one statement. */
  private async views(
    sql: Sql,
    agencyId: string,
    one?: { of: string | readonly string[] | null; unsaved?: Row },
  ): Promise<View[]> {
    const which = one === undefined ? 'all' : one.of === null ? 'agency' : 'unit';
    const places = await sql.query<PlaceRow>(
      `with place as (
         select null::uuid as "unitId", '{}'::uuid[] as path, name, '' as code, 0 as sort, true as flag from agency where id = $1 and $2 <> 'unit'
         union all
         select id, path, name, code, sort, is_organizational from unit
          where agency_id = $1 and case $2 when 'all' then is_organizational else id = any($3::uuid[]) end)
       select p."unitId", p.path, p.name, p.code as "unitCode", p.flag as "isOrganizational", a.name as "agencyName", ${settingSql('letterClassification', 'a')} as classification,
              coalesce((select jsonb_agg(latest) from (
                select distinct on (l.unit_id) l.unit_id as "unitId", l.version, ${COLUMNS} from letterhead l
                 where l.agency_id = $1 and (l.unit_id is null or l.unit_id = any(p.path))
                 order by l.unit_id, l.version desc) latest), '[]') as rows
         from place p join agency a on a.id = $1 order by cardinality(p.path), p.sort, p.code`,
      [agencyId, which, typeof one?.of === 'string' ? [one.of] : (one?.of ?? null)],
    );
    return places.map((place) => viewOf(place, one?.unsaved));
  }
}

/** An empty line is none. */
const linesOf = (fields: LetterheadFieldsDto): Letterhead =>
  Object.fromEntries(
    LETTERHEAD_FIELDS.map((field) => [field, fields[field] || null]),
  ) as Letterhead;

function viewOf(place: PlaceRow, unsaved?: Row): View {
  const rows = new Map(place.rows.map((row) => [row.unitId, row]));
  if (unsaved) rows.set(unsaved.unitId, unsaved);
  const own = rows.get(place.unitId) ?? null;
  const chain = [...place.path.toReversed(), null].flatMap((id) => rows.get(id) ?? []);
  const letterhead = inherited(chain, own);
  return {
    unitId: place.unitId,
    name: place.name,
    own: fieldsOf(own ?? EMPTY_LETTERHEAD),
    head: headOf(letterhead, { agency: place.agencyName, unit: place.name }),
    place: letterhead.place ?? placeOf(place.agencyName),
    version: own?.version ?? 0,
    unitCode: place.unitCode,
    classification: place.classification,
    isOrganizational: place.isOrganizational,
  };
}

const letterheadOf = ({ unitId, name, own, head, place, version }: View): LetterheadDto => ({
  unitId,
  name,
  own,
  head,
  place,
  version,
});

const fieldsOf = (row: Letterhead): Letterhead =>
  Object.fromEntries(LETTERHEAD_FIELDS.map((field) => [field, row[field]])) as Letterhead;

/** `Pemerintah Kabupaten Contoh` is written from `Contoh`. */
function placeOf(agencyName: string): string {
  return agencyName.replace(/^Pemerintah\s+/i, '').replace(/^(Kabupaten|Kota|Provinsi)\s+/i, '');
}

/** @throws 400 `file_broken` or `file_dimensions` */
async function demandEmblemSize(content: Buffer): Promise<void> {
  const { width = 0, height = 0 } = await sharp(content, { limitInputPixels: MAX_EMBLEM_PIXELS })
    .metadata()
    .catch(() => {
      throw brokenEmblem();
    });
  const [short, long] = width < height ? [width, height] : [height, width];
  if (short < MIN_EMBLEM_SIDE || long > short * MAX_EMBLEM_RATIO)
    throw fileRefused(
      'file',
      'file_dimensions',
      `Lambang berukuran ${width} × ${height} piksel. Pilih gambar yang sisinya sedikitnya ${MIN_EMBLEM_SIDE} piksel dan tidak lebih panjang dari dua kali sisi yang lain.`,
    );
}

const brokenEmblem = () =>
  fileRefused(
    'file',
    'file_broken',
    'Gambar rusak atau terlalu besar. Simpan ulang sebagai PNG paling banyak 25 megapiksel.',
  );
