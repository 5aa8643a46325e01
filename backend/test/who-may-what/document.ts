import { groupBy } from '../../src/platform/collections.js';
import { CAPACITIES, COLUMN, GROUPS, type Group } from './capacities.js';
import { MATRIX } from './matrix.js';

const MARK: Readonly<Record<Group, string>> = {
  'own unit': ' ¹',
  'other unit': ' ²',
  'other agency': ' ³',
  granted: '',
  '': '',
};

const INTRODUCTION = `# Who may what

Generated from \`backend/test/who-may-what/matrix.ts\`, which the suite checks over HTTP, route by route and capacity by
capacity; do not edit it here. To write it anew: \`UPDATE_DOCS=1 npm test -w backend -- who-may-what\`.

Routes stand below \`/api/v1\` (\`/squads\` is \`/api/v1/squads\`), but those that begin with \`/api\` themselves.

What is asked about (a squad, an SKP, an activity …) is the own of the employee in the first column, or of that employee's
unit, and stands in the state in which the verb is allowed. In another state whoever may ask is answered 409.

¹ of the own unit: the employee, the leader of the squad (ketua tim), the Pejabat Penilai Kinerja (PjPK), the head of the
unit organisasi (Kepala Unit). ² the same of another unit of the agency. ³ the same, and the admin, of another agency.`;

const LEGEND = [
  ['Answer', 'Meaning'],
  ['2xx', 'done, or read; a list holds what this person may read, and nothing of another agency'],
  [
    '400',
    'what the body names is not there for this person; at `/auth/password`, `/auth/reauth`, `/auth/reset` and where own sessions are ended the secret is wrong',
  ],
  ['401', 'not signed in'],
  ['403', 'may know of it, but not do this'],
  ['404', 'may not even know that it is there; figures are for this machine and for METRICS_TOKEN'],
];

/** The matrix as a page, formatted as Prettier would. */
export function documentOf(): string {
  const head = [
    'Route',
    ...Object.entries(GROUPS).flatMap(([group, capacities]) =>
      capacities.map((capacity) => `${COLUMN[capacity]}${MARK[group as Group]}`),
    ),
  ];
  const sections = groupBy(MATRIX, ({ section }) => section);
  const parts = [...sections].map(([title, lines]) => {
    const rows = lines.map(({ route, answers }) => [
      `\`${route}\``,
      ...CAPACITIES.map((capacity) => String(answers[capacity])),
    ]);
    return `## ${title}\n\n${table([head, ...rows])}`;
  });
  return `${[INTRODUCTION, table(LEGEND), ...parts].join('\n\n')}\n`;
}

function table([head = [], ...rows]: string[][]): string {
  const widths = head.map((_, at) =>
    Math.max(3, ...[head, ...rows].map((row) => row[at]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
