import { BERAKHLAK } from '../../planning/skp/domain/berakhlak.js';
import { addWorkingDays } from '../../organization/calendar/domain/calendar.js';
import { RETURN_NOTES } from '../texts/families.js';
import type { DemoTime } from './demo-time.js';
import type { Ids } from './ids.js';
import type { Random } from './random.js';
import type { DemoItem, DemoRhk } from './rhk.maker.js';
import type { DemoRevision, DemoSkp } from './skp.maker.js';

const EXPECTATIONS: Record<string, string> = {
  service: 'Layani warga sampai tuntas pada kunjungan pertama.',
  accountable: 'Catat pekerjaan pada hari yang sama, lengkap dengan buktinya.',
  competent: 'Bagikan satu keahlian kepada rekan setiap triwulan.',
  collaborative: 'Bantu tim lain bila target sendiri sudah aman.',
};

export const skpRow = (agencyId: string, skp: DemoSkp) => ({
  id: skp.id,
  agency_id: agencyId,
  employee_id: skp.person.employeeId,
  holding_id: skp.person.holdingId,
  format: skp.format,
  starts_on: skp.from,
  ends_on: skp.until,
  status: skp.status,
  version: 1 + skp.revisions.length,
  created_at: skp.createdAt,
});

export function revisionRow(
  agencyId: string,
  skp: DemoSkp,
  revision: DemoRevision,
  time: DemoTime,
) {
  const isSent = revision.submittedAt !== null;
  const { person } = skp;
  return {
    id: revision.id,
    agency_id: agencyId,
    skp_id: skp.id,
    number: revision.number,
    status: revision.status,
    reason: revision.reason,
    behaviour: Object.fromEntries(
      BERAKHLAK.flatMap(({ code }) => (EXPECTATIONS[code] ? [[code, EXPECTATIONS[code]]] : [])),
    ),
    attachments: {},
    assessor_unit_id: isSent && !person.assessorEmployeeId ? person.assessorUnitId : null,
    assessor_employee_id: isSent ? person.assessorEmployeeId : null,
    due_on:
      revision.submittedAt &&
      addWorkingDays(revision.submittedAt.toISOString().slice(0, 10), 5, time.calendar),
    submitted_at: revision.submittedAt,
    decided_at: revision.decidedAt,
    decided_by: revision.decidedAt ? (skp.assessor?.employeeId ?? null) : null,
    decided_via: revision.decidedAt ? 'assessor' : null,
    created_at: revision.createdAt,
  };
}

/** Each RHK once, whatever the number of versions that name it. */
export const rhkOf = (skp: DemoSkp): DemoRhk[] => {
  const known = new Map(skp.revisions.flatMap(({ rhk }) => rhk).map((rhk) => [rhk.id, rhk]));
  return [...known.values()];
};

export const rhkRows = (agencyId: string, skp: DemoSkp) =>
  rhkOf(skp).map(({ id }) => ({
    id,
    agency_id: agencyId,
    skp_id: skp.id,
    created_at: skp.createdAt,
  }));

export const snapshotRows = (agencyId: string, revision: DemoRevision) =>
  revision.rhk.map((rhk, sort) => ({
    revision_id: revision.id,
    rhk_id: rhk.id,
    agency_id: agencyId,
    sort,
    kind: rhk.kind,
    text: rhk.text,
    perspective: rhk.perspective,
    intervened_rhk_id: rhk.intervened?.rhkId ?? null,
    goal_id: rhk.goalId,
    squad_id: rhk.squad?.id ?? null,
    assignment_id: rhk.assignment?.id ?? null,
    proposed: revision.proposed.has(rhk),
    indicators: rhk.indicators,
    action_items: rhk.items.map(({ id, period, text, target, unit }) => ({
      id,
      period,
      text,
      target,
      unit,
    })),
  }));

/** Rencana aksi are in force with the version that brought them, and at once where it was proposed. */
export function itemRows(agencyId: string, skp: DemoSkp) {
  const inForce = skp.revisions.flatMap((revision) =>
    revision.status === 'approved'
      ? revision.rhk
      : revision.rhk.filter((rhk) => revision.proposed.has(rhk)),
  );
  const unique = new Map(inForce.map((rhk) => [rhk.id, rhk]));
  return [...unique.values()].flatMap((rhk) =>
    rhk.items.map((item) => itemRow(agencyId, skp, rhk, item)),
  );
}

const itemRow = (agencyId: string, skp: DemoSkp, rhk: DemoRhk, item: DemoItem) => ({
  id: item.id,
  agency_id: agencyId,
  employee_id: skp.person.employeeId,
  rhk_id: rhk.id,
  period: item.period,
  starts_on: item.from,
  ends_on: item.until,
  text: item.text,
  target: item.target,
  unit: item.unit,
  report_text: item.report,
  realised: item.realised,
  report_status: item.report === null ? 'open' : 'submitted',
  reported_at: item.reportedAt,
  version: item.report === null ? 1 : 2,
});

/** The rounds of the dialogue as the verbs would have kept them. */
export function dialogueRows(agencyId: string, skp: DemoSkp, ids: Ids, random: Random) {
  const { person, assessor } = skp;
  return skp.revisions.flatMap((revision) => {
    const entry = (kind: string, note: string, at: Date, isAssessor: boolean) => ({
      agency_id: agencyId,
      id: ids.at(at),
      skp_id: skp.id,
      revision_id: revision.id,
      author_employee_id: isAssessor ? (assessor?.employeeId ?? null) : person.employeeId,
      author_name: isAssessor ? (assessor?.name ?? 'Sistem') : person.name,
      via: isAssessor ? 'assessor' : 'employee',
      kind,
      note,
      at,
    });
    const before = (hours: number) => new Date(revision.createdAt.getTime() - hours * 3_600_000);
    return [
      ...[...revision.proposed].map(({ text }) =>
        entry(
          'proposal',
          `RHK “${text}” diusulkan dari surat penugasan.`,
          revision.createdAt,
          false,
        ),
      ),
      ...(revision.number > 1 && revision.proposed.size === 0
        ? [entry('revise', revision.reason ?? '', before(2), false)]
        : []),
      ...(revision.isReturned
        ? [
            entry('submit', '', before(50), false),
            entry('return', random.pick(RETURN_NOTES), before(3), true),
          ]
        : []),
      ...(revision.submittedAt ? [entry('submit', '', revision.submittedAt, false)] : []),
      ...(revision.decidedAt
        ? [entry('approve', 'Disepakati dalam dialog kinerja.', revision.decidedAt, true)]
        : []),
    ];
  });
}
