import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * Pages read `allowedActions`; who may do what is the server's answer. Here stand the places that still look at who the
 * reader is, or at what somebody is, each with its reason. A new one belongs into the policy that guards the verb.
 */
const LEFT: Readonly<Record<string, string>> = {
  // An account that is nobody's has no pages of its own: whether there is a person, not who it is.
  'app/(app)/beranda/page.tsx': 'which home: of one who left, of a person, of an account of nobody',
  'app/(app)/catat/page.tsx':
    'asks nothing for an account of nobody, and keeps its outbox by person',
  'app/(app)/hasil/page.tsx': 'asks for the own results only where there is a person',
  'app/(app)/layout.tsx': 'the outbox on the phone is kept by person',
  'app/(app)/rencana-aksi/page.tsx': 'asks for the own SKP only where there is a person',
  'app/(app)/sasaran/page.tsx': 'asks for the own SKP only where there is a person',
  'app/(app)/skp/penilai/page.tsx': 'sets own proposals apart from those to decide',
  'app/(app)/tim/page.tsx': 'the filter "Tim saya" is of a person',
  'app/(app)/tim/terbuka/page.tsx': 'sends the own id; whether one may is in the row',
  'app/(app)/saya/page.tsx': 'shows capacities in words, and the agencies of the installer',
  'app/(app)/riwayat/rekap/page.tsx': 'a word: who left has no assessor',
  'features/portal/shell/components/StatusStrip.tsx': 'a word: who left waits for no assessor',
  'features/portal/shell/components/AppShell.tsx': 'search is not answered to who left (`access`)',
  'features/portal/shell/navigation.ts': 'menu of who left (`access`); an inbox is of a person',
  'features/portal/shell/labels.ts': 'capacities in words',
  // Words for one's own rows.
  'app/(app)/tim/[id]/page.tsx': 'words over the activities; which role the search begins with',
  'app/(app)/aktivitas/[id]/page.tsx': 'way back and Salin of one’s own; no verb of the activity',
  'features/work/activities/components/SquadActivities.tsx':
    'words over rows that are all one’s own',
  'features/evaluation/rounds/components/RequestAssessment.tsx': '"Anda sendiri" for a name',
  'features/teams/assignments/outcome.ts': '"giliran Anda lagi" of one approver, whoever reads it',
  // What others are: shown, or typed into a form.
  'features/teams/squads/components/AppointLeaderDialog.tsx':
    'finds the leader’s role in the answer',
  'features/teams/squads/components/LeaderLetterMissing.tsx': 'shows a state: no surat tugas yet',
  'features/teams/squads/components/RolesLedger.tsx': '"Ketua" or "Anggota" in words',
  'features/planning/skp/api.ts': 'a search leaves out the person themselves',
  'features/teams/squads/components/PersonPicker.tsx': 'which of a list is chosen',
  'features/portal/inbox/labels.ts': 'the mark of a capacity in words',
  'features/portal/audit/labels.ts': 'names of fields',
  'features/organization/administration/components/Postings.tsx': 'form of a post',
  'features/organization/administration/components/PostFields.tsx': 'form of a post',
  'features/organization/administration/components/Tenure.tsx':
    'whether somebody is chosen in a form',
  'features/organization/transfers/components/AcceptDialog.tsx': 'form of a post',
};

const ROLE = [
  /\bcapacities\b/,
  /\bpositionKind\b/,
  /\bis(?:Head|Admin|Leader|RegionalHead|Overseer)\b/,
  /\b(?:role|capacity)\s*[!=]==\s*'/,
  /roles\.includes\(/,
  /employeeId\s*[!=]==/i,
  /[!=]==\s*[\w.?]*(?:employeeId|readerId|me\.employee\??\.id)\b/i,
  /!me\.employee\b|\bme\.employee\s*(?:\?(?!\.)|&&|\|\||[!=]==|\))/,
  /\bme\.access\b/,
  /\b(?:can|may)[A-Z]\w*\s*=(?!>)[^;]*\bstatus\b/,
];

const SOURCES = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .map((path) =>
    relative(import.meta.dirname, join(import.meta.dirname, path)).replaceAll('\\', '/'),
  )
  .filter((path) => /\.tsx?$/.test(path) && !/\.spec\.tsx?$|schema\.d\.ts$/.test(path));

const looksAtRoles = (path: string): boolean => {
  const text = readFileSync(join(import.meta.dirname, path), 'utf8');
  return ROLE.some((pattern) => pattern.test(text));
};

describe('who may do what', () => {
  it('is worked out by no page or part but those listed', () => {
    expect(SOURCES.length).toBeGreaterThan(200);
    expect(SOURCES.filter(looksAtRoles).sort()).toEqual(Object.keys(LEFT).sort());
  });

  it.each([
    `const mayGive = me.capacities.some(({ role }) => role === 'agency_admin');`,
    `const isMine = squad.leader?.employeeId === me.employee?.id;`,
    `const canAssign = squad.status === 'recruiting' || squad.status === 'active';`,
    `const mayVolunteer = ASSIGNABLE.has(me.employee?.positionKind ?? '');`,
    `return me.employee ? <Propose /> : null;`,
  ])('knows one by its look: %s', (line) => {
    expect(ROLE.some((pattern) => pattern.test(line))).toBe(true);
  });

  it.each([
    `const mayGive = page.allowedActions.includes('create');`,
    `const name = me.employee?.positionName ?? me.agency.name;`,
    `if (verb === 'revise' && skp.isOwner) router.push('/skp');`,
  ])('lets pass what only reads: %s', (line) => {
    expect(ROLE.some((pattern) => pattern.test(line))).toBe(false);
  });
});
