import { Injectable } from '@nestjs/common';
import { AssignmentRecallService } from '../teams/assignments/assignment-recall.service.js';
import { LetterReplacementService } from '../teams/assignments/letter-replacement.service.js';
import type { Actor } from '../kernel/actor.js';
import type { LetterPreviewDto } from '../documents/letters/letter.dto.js';
import { DeparturesService } from '../organization/departures/departures.service.js';
import { ActorService } from '../platform/auth/actor.service.js';
import { withinAgency } from '../platform/database/agency-scope.js';
import { CorrectionService } from '../organization/corrections/correction-request.service.js';
import { TransfersService } from '../organization/transfers/transfers.service.js';
import type { DemoAssignment } from './making/assignment.maker.js';
import type { Cast } from './making/cast.js';
import { isFarFromCast, type Leavers } from './making/leavers.js';
import type { DemoPerson, Roster } from './making/roster.js';

/** What the filled agency knows of those with whom something happens afterwards. */
export interface Filled {
  readonly agencyId: string;
  readonly roster: Roster;
  readonly cast: Cast;
  readonly leavers: Leavers;
  readonly assignments: readonly DemoAssignment[];
}

const RECALL_NOTE = 'Tenaga yang bersangkutan diperlukan untuk layanan akhir tahun di unit asal.';
const REPLACE_NOTE = 'Uraian hasil kerja pada surat semula tidak lengkap.';

/**
 * People who leave and letters that are taken back, by the verbs of the product and by whoever may do it. Each verb is a
 * transaction of its own: a start that is killed among them leaves an agency that lacks some of them and is whole otherwise.
 */
@Injectable()
export class DemoChanges {
  constructor(
    private readonly actors: ActorService,
    private readonly departures: DeparturesService,
    private readonly transfers: TransfersService,
    private readonly corrections: CorrectionService,
    private readonly recalls: AssignmentRecallService,
    private readonly replacements: LetterReplacementService,
  ) {}

  make(filled: Filled, neighbourCode: string): Promise<void> {
    return withinAgency(filled.agencyId, async () => {
      await this.letters(filled);
      await this.people(filled, neighbourCode);
      await this.correction(filled);
    });
  }

  private async people({ cast, leavers }: Filled, neighbourCode: string): Promise<void> {
    const admin = await this.actor(cast.admin);
    const { retired, retiring, suspended, released } = leavers;
    await this.departures.leave(admin, retired.person.employeeId, {
      kind: 'retired',
      on: retired.on,
      reason: 'Keputusan Bupati Nomor 882/61/BKPSDM: mencapai batas usia pensiun',
    });
    await this.departures.leave(admin, retiring.person.employeeId, {
      kind: 'retired',
      on: retiring.on,
      reason: 'Keputusan Bupati Nomor 882/74/BKPSDM: mencapai batas usia pensiun',
    });
    await this.departures.suspend(admin, suspended.person.employeeId, {
      on: suspended.on,
      reason: 'Keputusan Bupati Nomor 887/12/BKPSDM: pemberhentian sementara selama pemeriksaan',
    });
    await this.transfers.releaseTo(admin, released.person.employeeId, {
      toAgencyCode: neighbourCode,
      on: released.on,
      reason: 'Mutasi atas permintaan sendiri, persetujuan Nomor 824/33/BKPSDM',
    });
  }

  /** Somebody asks the admin for a title that their record lacks. */
  private async correction({ cast }: Filled): Promise<void> {
    const asked = { backTitle: 'S.Kom., M.T.', reason: 'Lulus S2, gelar belum tercatat.' };
    await this.corrections.ask(await this.actor(cast.operator), asked, {
      content: certificate(),
      fileName: 'Ijazah S2.pdf',
      fieldName: 'file',
      fields: {},
    });
  }

  /** One letter that another one stands in for, and one that is no longer valid. */
  private async letters({ roster, cast, leavers, assignments }: Filled): Promise<void> {
    const spared = new Set<DemoPerson>([
      ...(Object.values(cast) as DemoPerson[]),
      ...Object.values(leavers).map(({ person }: { person: DemoPerson }) => person),
    ]);
    const across = assignments.filter(
      ({ route, order: { person, squad } }) =>
        route === 'cross_unit' &&
        !spared.has(person) &&
        isFarFromCast(person) &&
        isFarFromCast(squad.owner),
    );
    const running = across.find(({ status }) => status === 'active');
    const issuer = running?.steps.find(({ action }) => action === 'issue')?.unitId;
    if (running && issuer) {
      const actor = await this.actor(roster.headOf(issuer));
      const text = `${running.order.squad.goal.statement}, berikut laporan pelaksanaannya`;
      const asked = { note: REPLACE_NOTE, text };
      const letter = await this.replacements.preview(actor, running.id, asked);
      await this.replacements.replace(actor, running.id, { ...asked, ...seen(letter) });
    }
    const issued = across.find(({ status }) => status === 'issued');
    if (issued) {
      const actor = await this.actor(roster.headOf(issued.homeUnitId));
      const asked = { note: RECALL_NOTE };
      const letter = await this.recalls.preview(actor, issued.id, 'recall', asked);
      await this.recalls.end(actor, issued.id, 'recall', { ...asked, ...seen(letter) });
    }
  }

  private async actor({ accountId, name }: DemoPerson): Promise<Actor> {
    const found = await this.actors.load(accountId);
    if (!found) throw new Error(`${name} cannot sign in`);
    return found.actor;
  }
}

/** One page that says what it stands for. */
function certificate(): Buffer {
  const text = 'BT /F1 18 Tf 72 720 Td (Salinan ijazah - dokumen contoh) Tj ET';
  return Buffer.from(
    [
      '%PDF-1.4',
      '1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj',
      '2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj',
      '3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>>>> endobj',
      `4 0 obj <</Length ${text.length}>> stream`,
      text,
      'endstream endobj',
      '5 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> endobj',
      'trailer <</Root 1 0 R>>',
      '%%EOF',
      '',
    ].join('\n'),
  );
}

const seen = ({ letterHash }: LetterPreviewDto) => (letterHash === null ? {} : { letterHash });
