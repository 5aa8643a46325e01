import type { LetterContent } from './domain/letter-content.js';
import { signatureCaption } from './domain/letter-wording.js';
import type { LetterSummaryDto } from './letter.dto.js';
import type { TimeZone } from '../../kernel/time-zone.js';
import type { IssuedLetterStatus, LetterKind } from './domain/terms.js';

export interface SummaryRow {
  id: string;
  kind: LetterKind;
  status: IssuedLetterStatus;
  number: string;
  dated: string;
  subject: string;
  unitName: string;
  content: LetterContent;
  issuedAt: Date;
  cancelReason: string | null;
  replaceReason: string | null;
  replacedBy: { id: string; number: string; token: string } | null;
}

export interface LetterRow extends SummaryRow {
  assignmentId: string | null;
  unitId: string;
  signerEmployeeId: string | null;
  sha256: string;
  token: string;
  agencyName: string;
  timeZone: TimeZone;
}

const SUMMARY_COLUMNS = `l.id, l.kind, l.status, l.number, l.dated::text as dated, l.subject, u.name as "unitName", l.content, l.issued_at as "issuedAt", l.cancel_reason as "cancelReason", l.replace_reason as "replaceReason",
  (select jsonb_build_object('id', b.id, 'number', b.number, 'token', b.verification_token) from letter b where b.id = l.replaced_by) as "replacedBy"`;

export const LETTERS_OF_ASSIGNMENT_SQL = `
  select ${SUMMARY_COLUMNS} from letter l join unit u on u.id = l.unit_id
   where l.assignment_id = $1 and l.status <> 'draft' order by l.id`;

const LETTER_SQL = `
  select ${SUMMARY_COLUMNS}, l.assignment_id as "assignmentId", l.unit_id as "unitId", l.signer_employee_id as "signerEmployeeId",
         l.file_hash as sha256, l.verification_token as token, a.name as "agencyName", a.time_zone as "timeZone"
    from letter l join unit u on u.id = l.unit_id join agency a on a.id = l.agency_id`;

export const LETTER_BY_ID_SQL = `${LETTER_SQL} where l.agency_id = $1 and l.id = $2 and l.status <> 'draft'`;
export const LETTER_BY_TOKEN_SQL = `${LETTER_SQL} where l.verification_token = $1 and l.status <> 'draft'`;

/** Letters an uploaded file may be: same bytes first, then whom it names, then the page it was made on. */
export const LETTERS_LIKE_FILE_SQL = `${LETTER_SQL}
   where l.status <> 'draft' and (l.file_hash = $1 or l.verification_token = any($2::text[]))
   order by l.file_hash = $1 desc, array_position($2::text[], l.verification_token) limit 3`;

/** Every number that was given, newest first; one without a letter is a gap and shows as one. */
export const REGISTER_SQL = `
  select n.sequence, l.letter
    from letter_sequence s
    cross join lateral generate_series(least(s.last, coalesce($4::int - 1, s.last)), greatest(1, least(s.last, coalesce($4::int - 1, s.last)) - $5::int + 1), -1) as n(sequence)
    left join lateral (
      select jsonb_build_object('id', l.id, 'kind', l.kind, 'status', l.status, 'number', l.number, 'dated', l.dated,
               'subject', l.subject, 'unitName', u.name, 'content', l.content, 'issuedAt', l.issued_at, 'cancelReason', l.cancel_reason, 'replaceReason', l.replace_reason,
               'replacedBy', (select jsonb_build_object('id', b.id, 'number', b.number, 'token', b.verification_token) from letter b where b.id = l.replaced_by)) as letter
        from letter l join unit u on u.id = l.unit_id
       where l.agency_id = $1 and l.unit_id = s.unit_id and l.year = s.year and l.sequence = n.sequence) l on true
   where s.unit_id = $2 and s.year = $3 and n.sequence >= 1
   order by n.sequence desc`;

/** The post with Plt. or Plh., without the comma of the signature. */
export const signerPositionOf = (content: LetterContent): string =>
  signatureCaption(content.signer).join(' ').replace(/,$/, '');

function approvedOf(content: LetterContent): boolean | null {
  if (content.kind === 'reply') return content.approved;
  return content.kind === 'recommendation' ? content.recommended : null;
}

export function summaryOf(row: SummaryRow): LetterSummaryDto {
  return {
    id: row.id,
    kind: row.kind,
    status: row.status,
    number: row.number,
    dated: row.dated,
    subject: row.subject,
    unitName: row.unitName,
    signerName: row.content.signer.name,
    signerPosition: signerPositionOf(row.content),
    approved: approvedOf(row.content),
    issuedAt: new Date(row.issuedAt).toISOString(),
    cancelReason: row.cancelReason,
    replaceReason: row.replaceReason,
    replacedBy: row.replacedBy && { id: row.replacedBy.id, number: row.replacedBy.number },
  };
}
