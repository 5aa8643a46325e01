import type { LetterContent } from './domain/letter-content.js';
import { bodyOf, signatureCaption, subjectOf, titleOf } from './domain/letter-wording.js';
import type { LetterSheetDto } from './letter.dto.js';

/** The text on the paper, of a konsep as well as of an issued letter. */
export const sheetOf = (content: LetterContent): LetterSheetDto => ({
  kind: content.kind === 'reply' ? 'answer' : content.kind,
  dated: content.date,
  subject: subjectOf(content),
  head: content.head,
  place: content.place,
  title: content.kind === 'assignment' ? titleOf(content) : null,
  nature: content.nature ?? 'Biasa',
  attachments: content.attachments ?? '-',
  addressee: content.kind === 'assignment' ? null : content.addressee,
  blocks: bodyOf(content),
  signer: {
    name: content.signer.name,
    nip: content.signer.nip ?? null,
    rank: content.signer.rank ?? null,
    caption: signatureCaption(content.signer),
  },
  copies: content.copies,
});
