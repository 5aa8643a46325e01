import { renderPdf } from '../../pdf/pdf-document.js';
import type { PageWriter } from '../../pdf/page-writer.js';
import type { LetterContent } from '../domain/letter-content.js';
import { bodyOf, type LetterBlock, subjectOf, titleOf } from '../domain/letter-wording.js';
import { tokenKeyword } from '../domain/verification.js';
import { drawBlock } from './letter-blocks.js';
import { drawCorrespondenceOpening, drawHead, drawTitle, type Emblem } from './letter-head.js';
import { drawClosing } from './letter-closing.js';
import { drawFooter } from './letter-footer.js';
import { FRAME, px } from './letter-styles.js';

/**
 * A letter as PDF, in korespondensi or judul form (Permendagri 1/2023). The same content gives the
 * same bytes, so that its hash can be frozen when it is signed.
 */
export function renderLetter(letter: LetterContent, emblem?: Emblem): Promise<Buffer> {
  const blocks = bodyOf(letter);
  const number = letter.number ?? 'konsep';
  return renderPdf(
    {
      title: `${letter.kind === 'assignment' ? titleOf(letter) : subjectOf(letter)} ${number}`,
      author: letter.head.unitName,
      subject: subjectOf(letter),
      keywords: letter.signature ? tokenKeyword(letter.verification.token) : '',
      createdAt: new Date(letter.issuedAt),
    },
    {
      frame: FRAME,
      draw: (writer: PageWriter) => {
        drawHead(writer, letter.head, emblem);
        if (letter.kind === 'assignment') drawTitle(writer, titleOf(letter), letter.number);
        else drawCorrespondenceOpening(writer, letter);
        // The last paragraph closes the letter: it goes with the signature.
        const closing = blocks.at(-1);
        for (const block of blocks.slice(0, -1)) {
          writer.gap(gapBefore(letter, block));
          drawBlock(writer, block);
        }
        drawClosing(writer, letter, closing?.kind === 'paragraph' ? closing.text : '');
      },
      footer: (writer, page, pages) => drawFooter(writer, letter, page, pages),
    },
  );
}

/** Korespondensi form is the longer one: set a little closer, it stays on one page as a rule. */
function gapBefore(letter: LetterContent, block: LetterBlock): number {
  if (letter.kind === 'assignment') return px(12);
  return block.kind === 'facts' ? px(6) : px(10);
}
