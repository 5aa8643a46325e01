import { type Answer, TEST_PASSWORD } from '../app.js';
import { activityInput, formWith, TEST_PDF } from '../factories/activities.js';
import { correctionForm } from '../factories/corrections.js';
import { rhkInput } from '../factories/skp.js';
import type { World } from './world.js';

/** What is sent beside the method: complete and right, so that only the question who asks is left. */
export interface Call {
  /** Values of the path's parameters, in their order. */
  readonly path?: readonly string[];
  readonly query?: string;
  readonly body?: unknown;
  readonly form?: FormData;
  readonly headers?: Record<string, string>;
  /** Where the answer is 200 whatever was decided inside. */
  readonly statusOf?: (answer: Answer) => number;
}

type Target = (world: World) => Call;

const TEXT = 'Diperiksa bersama.';
const to = (
  id: (world: World) => string,
  more: (world: World) => Omit<Call, 'path'> = () => ({}),
) => ((world) => ({ path: [id(world)], ...more(world) })) satisfies Target;
const send =
  (body: (world: World) => unknown): Target =>
  (world) => ({ body: body(world) });
const ask =
  (query: (world: World) => string): Target =>
  (world) => ({ query: query(world) });

const member = (world: World) => world.agency.staffA1;
const memberId = (world: World) => member(world).employeeId;
const activeSquad = (world: World) => world.squads.active;
const scoredSquad = (world: World) => world.squads.scored;
const runningSkp = (world: World) => world.skp.running.skpId;
const draftSkp = (world: World) => world.skp.draft.skpId;
const submittedSkp = (world: World) => world.skp.submitted.skpId;
const actionItem = (world: World) => world.skp.running.actionItemId;
const service = (world: World) => world.goals.service.id;
const evidence: Target = (world) => ({ path: [world.activities.draft, world.evidenceId] });
const correction = ({ correctionId }: World) => correctionId;
const assignment = (step: keyof World['assignments']) => (world: World) =>
  world.assignments[step].id as string;
const UNITS_CSV = Buffer.from(
  'KODE;INDUK;NAMA;JENIS;TEMPLAT\nBUP;;Pemerintah Kabupaten Contoh;PEMDA;\n',
);
/** A white square, large enough for print. */
const EMBLEM = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAPAAAADwCAMAAAAJixmgAAAAA1BMVEX///+nxBvIAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAT0lEQVR42u3BMQEAAADCoPVPbQZ/oAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAPgPh8AABGtBguQAAAABJRU5ErkJggg==',
  'base64',
);
const letterFile = () => formWith('file', TEST_PDF, 'surat.pdf');

/** What an item of POST /inbox/decide would have answered on its own. */
const DECIDED: Readonly<Record<string, number>> = { not_found: 404, forbidden: 403 };
function decided({ status, body }: Answer): number {
  const [item] = status === 200 ? body.items : [];
  if (!item) return status;
  return item.done ? 200 : (DECIDED[item.code] ?? 409);
}

const assignmentInput = (world: World) => ({
  squadId: world.squads.recruiting,
  roleId: world.roleId,
  employeeId: memberId(world),
  origin: 'appointment',
});

const nextYearsRhk = (world: World) => ({
  ...rhkInput(service(world)),
  actionItems: [{ period: '2027-Q1', text: 'Tiga rancangan', target: '3', unit: 'dokumen' }],
});

const postOf = (unitId: string) => ({
  unitId,
  positionName: 'Analis Kebijakan',
  positionKind: 'FUNGSIONAL',
  isHead: false,
  effectiveFrom: '2026-12-01',
});

const roundDates = { startsOn: '2026-07-01', endsOn: '2026-10-31' };

/** Routes without parameters and without anything to send need no entry. */
export const REQUESTS: Readonly<Record<string, Target>> = {
  'POST /auth/login': send(({ newcomer }) => ({ nip: newcomer.nip, password: TEST_PASSWORD })),
  'POST /auth/refresh': ({ newcomer }) => ({ headers: { cookie: newcomer.refreshCookie } }),
  'POST /auth/password': send(() => ({
    current: 'bukan-kata-sandi',
    next: 'Kata-Sandi-Baru-2026',
  })),
  'POST /auth/mfa': send(() => ({ mfaToken: 'bukan-token', code: '000000' })),
  'POST /me/second-factor/confirm': send(() => ({ code: '000000' })),
  // Without a code: a sixth wrong password would lock the session for the rows that follow.
  'POST /me/second-factor/recovery-codes': send(() => ({ password: 'bukan-kata-sandi', code: '' })),
  'POST /me/second-factor/off': send(() => ({ password: 'bukan-kata-sandi', code: '000000' })),
  'POST /auth/reauth': send(() => ({ password: 'bukan-kata-sandi' })),
  'POST /auth/forgot': send(({ newcomer }) => ({ nip: newcomer.nip })),
  'POST /auth/reset': send(({ newcomer }) => ({
    nip: newcomer.nip,
    code: 'SALAH23456',
    next: 'Kata-Sandi-Baru-2026',
  })),
  'POST /me/sessions/end-others': send(() => ({ password: 'bukan-kata-sandi' })),
  'POST /me/sessions/:id/end': to(
    ({ sessionId }) => sessionId,
    () => ({ body: { password: 'bukan-kata-sandi' } }),
  ),
  'PUT /me/agency': send(({ agency }) => ({ agencyId: agency.factory.agencyId })),
  'POST /accounts/codes': send(({ newcomer }) => ({ accountIds: [newcomer.accountId] })),
  'POST /accounts/:id/codes': to(({ newcomer }) => newcomer.accountId),
  'POST /accounts/:id/reset-second-factor': to(({ newcomer }) => newcomer.accountId),
  'POST /accounts/:id/end-sessions': to(({ newcomer }) => newcomer.accountId),

  'GET /units/:id': to(({ agency }) => agency.units.bidangA1.id),
  'PATCH /units/:id': to(
    ({ agency }) => agency.units.bidangA2.id,
    () => ({
      body: { isOrganizational: false, version: 1 },
    }),
  ),
  'POST /letterheads/preview': send(() => ({ address: 'Jalan Contoh 1' })),
  'PUT /agency/letterhead': send(() => ({ address: 'Jalan Contoh 1', version: 0 })),
  'PUT /units/:id/letterhead': to(
    ({ agency }) => agency.units.dinasA.id,
    () => ({ body: { address: 'Jalan Contoh 1', version: 0 } }),
  ),
  'POST /letterhead-emblems': () => ({ form: formWith('file', EMBLEM, 'lambang.png') }),
  'GET /letterhead-emblems/:hash': () => ({ path: ['0'.repeat(64)] }),
  'PATCH /agency': send(() => ({ activityClosingDay: 5, version: 1 })),
  'PUT /holidays/:date': () => ({ path: ['2026-12-24'], body: { name: 'Cuti bersama' } }),
  'DELETE /holidays/:date': () => ({ path: ['2026-12-25'] }),
  'POST /delegations': send(({ agency }) => ({
    kind: 'plh',
    unitId: agency.units.bidangA2.id,
    delegateEmployeeId: agency.headOfA1.employeeId,
    startsOn: '2026-12-01',
    endsOn: '2026-12-05',
    basis: 'Surat perintah 800/2/2026',
  })),
  'POST /delegations/:id/revoke': to(({ delegationId }) => delegationId),
  'POST /grants': send((world) => ({ employeeId: memberId(world), role: 'operator' })),
  'POST /grants/:id/end': to(({ grantId }) => grantId),
  'GET /second-approvals/:id': to(({ secondApprovalId }) => secondApprovalId),
  'POST /second-approvals': send((world) => ({
    act: 'grant',
    reason: TEXT,
    grant: { employeeId: memberId(world), role: 'operator' },
  })),
  'POST /second-approvals/:id/confirm': to(
    ({ secondApprovalId }) => secondApprovalId,
    () => ({ body: {} }),
  ),
  'POST /second-approvals/:id/refuse': to(
    ({ secondApprovalId }) => secondApprovalId,
    () => ({ body: { note: TEXT } }),
  ),
  'POST /second-approvals/:id/withdraw': to(({ secondApprovalId }) => secondApprovalId),
  'GET /correction-requests/:id': to(correction),
  'GET /correction-requests/:id/document': to(correction),
  'POST /correction-requests': () => ({ form: correctionForm({ phone: '081234567899' }) }),
  'POST /correction-requests/:id/approve': to(correction, () => ({ body: {} })),
  'POST /correction-requests/:id/refuse': to(correction, () => ({ body: { note: TEXT } })),
  'POST /correction-requests/:id/withdraw': to(correction),
  'POST /transfers/doubles/:id/settle': to(memberId, () => ({ body: { keep: 'home' } })),
  'POST /transfers': send(({ transfers }) => ({ nip: transfers.nipElsewhere })),
  'POST /employees/:id/transfer': to(memberId, () => ({
    body: { toAgencyCode: '3523', on: '2027-01-01' },
  })),
  'POST /transfers/:id/release': to(
    ({ transfers }) => transfers.asked,
    () => ({ body: { on: '2027-01-01' } }),
  ),
  'POST /transfers/:id/refuse': to(
    ({ transfers }) => transfers.asked,
    () => ({ body: { reason: TEXT } }),
  ),
  'POST /transfers/:id/accept': to(
    ({ transfers }) => transfers.released,
    ({ agency }) => ({
      body: {
        unitId: agency.units.bidangA1.id,
        positionName: 'Analis Kebijakan',
        positionKind: 'PELAKSANA',
      },
    }),
  ),
  'POST /assessor-exceptions/confirm': send(({ agency }) => ({
    employeeIds: [agency.staffUmum.employeeId],
  })),
  'POST /employees/:id/assessor-override': to(memberId, ({ agency }) => ({
    body: { assessorEmployeeId: agency.headOfA2.employeeId, reason: TEXT },
  })),
  'POST /employees/:id/assessor-proposals': to(memberId, ({ agency }) => ({
    body: { assessorEmployeeId: agency.headOfA2.employeeId, reason: TEXT },
  })),
  'POST /assessor-proposals/:id/confirm': to(({ proposalId }) => proposalId),
  'POST /assessor-proposals/:id/refuse': to(
    ({ proposalId }) => proposalId,
    () => ({
      body: { note: TEXT },
    }),
  ),
  'GET /employees/:id/record': to(memberId),
  'GET /employees/:id/departure-outlook': to(memberId),
  'GET /employees/:id/merge-preview': (world) => ({
    path: [memberId(world)],
    query: `mergedEmployeeId=${world.movingId}`,
  }),
  'POST /employees/:id/end': to(memberId, () => ({
    body: { kind: 'retired', on: '2027-01-01', reason: TEXT },
  })),
  'POST /employees/:id/undo': to(({ leavingId }) => leavingId),
  'POST /employees/:id/suspend': to(memberId, () => ({
    body: { on: '2026-12-01', reason: TEXT },
  })),
  'POST /employees': send(({ agency }) => ({
    ...postOf(agency.units.bidangA1.id),
    nip: '199001012015031009',
    name: 'Pegawai Baru',
    kind: 'PNS',
  })),
  'PATCH /employees/:id': to(memberId, () => ({ body: { name: 'Nama Betul', reason: TEXT } })),
  'POST /employees/:id/move': to(memberId, ({ agency }) => ({
    body: postOf(agency.units.bidangA2.id),
  })),
  'POST /employees/:id/cancel-move': to(({ movingId }) => movingId),
  'PATCH /employees/:id/holdings/:holdingId': (world) => ({
    path: [memberId(world), member(world).holdingId],
    body: { startsOn: '2026-01-02', reason: TEXT },
  }),
  'POST /employees/:id/resume': to(({ suspendedId }) => suspendedId),
  'GET /employees/:id': to(memberId),
  'GET /employees/:id/results': to(memberId),
  'GET /units/:id/results': to(({ agency }) => agency.units.dinasA.id),
  'GET /squads/:id/roles/:roleId/candidates': (world) => ({
    path: [world.squads.recruiting, world.roleId],
  }),
  'GET /search': ask(() => 'q=pegawai'),

  'POST /goals': send((world) => ({
    level: 'OPERASIONAL',
    cascading: 'NON_DIRECT',
    statement: 'Terselesaikannya layanan baru',
    parentId: service(world),
  })),
  'GET /goals/:id': to(service),
  'PATCH /goals/:id': to(service, () => ({ body: { statement: 'Layanan selesai', version: 1 } })),
  'POST /goals/:id/move': to(service, ({ goals }) => ({
    body: { parentId: goals.dinasA.id, version: 1 },
  })),

  'POST /skp': send(() => ({ format: 'B', from: '2028-01-01', until: '2028-12-31' })),
  'GET /skp/:id': to(runningSkp),
  'GET /skp/:id/versions': to(runningSkp),
  'GET /skp/:id/choices': to(draftSkp),
  'PUT /skp/:id': to(draftSkp, (world) => ({
    body: { version: 1, rhk: [nextYearsRhk(world)] },
  })),
  'POST /skp/:id/submit': to(draftSkp),
  'POST /skp/:id/return': to(submittedSkp, () => ({ body: { note: TEXT } })),
  'POST /skp/:id/approve': to(submittedSkp),
  'POST /skp/:id/revise': to(runningSkp, () => ({ body: { note: TEXT } })),
  'POST /skp/:id/comments': to(submittedSkp, () => ({ body: { note: TEXT } })),
  'PUT /action-items/:id/report': to(actionItem, () => ({ body: { text: TEXT, realised: '2' } })),
  'POST /action-items/:id/report/submit': to(actionItem),

  'POST /squads': send((world) => ({
    goalId: service(world),
    name: 'Tim Kerja Baru',
    ownerUnitId: world.agency.units.dinasA.id,
    startsOn: '2026-12-01',
    endsOn: '2026-12-31',
    roles: [{ title: 'Analis data', count: 2, skills: [], sharePercent: '20' }],
  })),
  'GET /squads/:id': to(activeSquad),
  'PATCH /squads/:id': to(
    ({ squads }) => squads.recruiting,
    () => ({
      body: { version: 1, description: TEXT },
    }),
  ),
  'POST /squads/:id/appoint-leader': to(
    ({ squads }) => squads.draft,
    (world) => ({
      body: { employeeId: memberId(world) },
    }),
  ),
  'POST /squads/:id/open': to(({ squads }) => squads.draft),
  'POST /squads/:id/activate': to(({ squads }) => squads.recruiting),
  'POST /squads/:id/close': to(activeSquad),
  'POST /squads/:id/disband': to(
    ({ squads }) => squads.recruiting,
    () => ({ body: { note: TEXT } }),
  ),
  'GET /squads/:id/assessment-preview': to(activeSquad, () => ({
    query: new URLSearchParams(roundDates).toString(),
  })),
  'POST /squads/:id/request-assessment': to(activeSquad, () => ({ body: roundDates })),
  'POST /squads/:id/remind': to(activeSquad, () => ({ body: roundDates })),
  'GET /squads/:id/report': to(activeSquad),
  'PUT /squads/:id/report': to(activeSquad, () => ({ body: { summary: TEXT, members: [] } })),
  'GET /squads/:id/results': to(scoredSquad),
  'POST /squads/:id/results/accept': to(scoredSquad),
  'POST /squads/:id/results/send-back': to(scoredSquad, () => ({ body: { note: TEXT } })),
  'GET /assessments/:id': to(({ sheet }) => sheet.id),
  'PUT /assessments/:id': to(
    ({ sheet }) => sheet.id,
    ({ sheet }) => ({
      body: {
        lines: sheet.lines.map(({ id }: { id: string }) => ({
          id,
          substance: 90,
          conformity: 90,
          structure: 90,
        })),
      },
    }),
  ),
  'POST /assessments/:id/submit': to(({ sheet }) => sheet.id),

  'POST /assignments': send(assignmentInput),
  'GET /assignments/start/letter-preview': ask((world) =>
    new URLSearchParams(assignmentInput(world)).toString(),
  ),
  'GET /assignments/:id': to(assignment('approve')),
  'GET /assignments/:id/letters': to(assignment('acknowledge')),
  'GET /assignments/:id/letter-preview': to(assignment('issue')),
  'PUT /assignments/:id/letter-draft': to(assignment('issue'), ({ assignments }) => ({
    body: { text: TEXT, version: assignments.issue.version },
  })),
  'POST /assignments/:id/remind': to(assignment('approve')),
  'POST /assignments/:id/accept': to(assignment('accept')),
  'POST /assignments/:id/decline': to(assignment('accept'), () => ({ body: { note: TEXT } })),
  'POST /assignments/:id/endorse': to(assignment('endorse'), ({ assignments }) => ({
    body: { letterHash: assignments.endorse.letterHash },
  })),
  'POST /assignments/:id/approve': to(assignment('approve')),
  'POST /assignments/:id/reject': to(assignment('approve'), () => ({ body: { note: TEXT } })),
  'POST /assignments/:id/issue': to(assignment('issue'), ({ assignments }) => ({
    body: { letterHash: assignments.issue.letterHash },
  })),
  'POST /assignments/:id/acknowledge': to(assignment('acknowledge')),
  'POST /assignments/:id/withdraw': to(assignment('accept'), () => ({ body: { note: TEXT } })),
  'GET /assignments/:id/ending-preview': (world) => ({
    path: [assignment('active')(world)],
    query: 'action=recall',
  }),
  'POST /assignments/:id/recall': to(assignment('active'), ({ assignments }) => ({
    body: { note: TEXT, letterHash: assignments.active.recallHash },
  })),
  'POST /assignments/:id/end': to(assignment('active'), () => ({ body: { note: TEXT } })),
  'POST /assignments/:id/undo-end': to(assignment('ending')),
  'GET /assignments/:id/replacement-preview': to(assignment('active')),
  'POST /assignments/:id/replace-letter': to(assignment('active'), ({ assignments }) => ({
    body: { note: TEXT, letterHash: assignments.active.replacementHash },
  })),

  'GET /letters': ask(({ agency }) => `unitId=${agency.units.dinasA.id}&year=2026`),
  'GET /letters/:id': to(({ letter }) => letter.id),
  'GET /letters/:id/file': to(({ letter }) => letter.id),
  'GET /verify/:token': to(({ letter }) => letter.token),
  'POST /verify': () => ({ form: letterFile() }),

  'GET /activities': ask((world) => `employeeId=${memberId(world)}`),
  'GET /activities/calendar': ask((world) => `month=2026-11&employeeId=${memberId(world)}`),
  'POST /activities': send(() => activityInput({ startsAt: '13:00', endsAt: '14:00' })),
  'GET /activities/:id': to(({ activities }) => activities.submitted),
  'PATCH /activities/:id': to(
    ({ activities }) => activities.draft,
    () => ({
      body: { version: 1, description: TEXT },
    }),
  ),
  'DELETE /activities/:id': to(({ activities }) => activities.draft),
  'POST /activities/:id/submit': to(
    ({ activities }) => activities.draft,
    () => ({ body: { endIsMeant: true } }),
  ),
  'POST /activities/:id/validate': to(({ activities }) => activities.submitted),
  'POST /activities/:id/return': to(
    ({ activities }) => activities.submitted,
    () => ({
      body: { note: TEXT },
    }),
  ),
  'POST /activities/:id/reject': to(
    ({ activities }) => activities.submitted,
    () => ({
      body: { note: TEXT },
    }),
  ),
  'POST /activities/:id/evidence': to(
    ({ activities }) => activities.draft,
    () => ({
      form: formWith('file', TEST_PDF, 'notula.pdf'),
    }),
  ),
  'DELETE /activities/:id/evidence/:evidenceId': evidence,
  'GET /activities/:id/evidence/:evidenceId/file': evidence,
  'GET /activities/:id/evidence/:evidenceId/thumbnail': evidence,
  'POST /validator-appointments': send((world) => ({
    employeeId: memberId(world),
    validatorEmployeeId: world.agency.staffA1b.employeeId,
    startsOn: '2026-12-01',
  })),

  'POST /imports': () => ({
    query: 'kind=units&dryRun=true',
    form: formWith('file', UNITS_CSV, 'unit.csv'),
  }),
  'GET /imports/templates/:kind': () => ({ path: ['units'] }),
  'POST /notifications/:id/read': to(({ notificationId }) => notificationId),
  'POST /inbox/decide': (world) => ({
    body: { items: [{ kind: 'skp', id: submittedSkp(world), action: 'approve' }] },
    statusOf: decided,
  }),
};
