import {
  assignmentLetter,
  longAssignmentLetter,
  recommendationLetter,
  replyLetter,
  requestLetter,
} from '../../../../test/factories/letters.js';
import { SimulatorSignatureProvider } from '../../signature/simulator.provider.js';
import { signDocument } from '../../signature/sign-document.js';
import { sha256 } from '../../../platform/storage/sha256.js';
import type { LetterContent } from '../domain/letter-content.js';
import { compareWithIssued, findToken } from '../domain/verification.js';
import { renderLetter } from './letter-pdf.js';

const pagesOf = (pdf: Buffer): number =>
  pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;

describe('renderLetter', () => {
  it.each<[string, LetterContent]>([
    ['surat tugas', assignmentLetter()],
    ['surat permohonan', requestLetter()],
    ['rekomendasi', recommendationLetter()],
    ['surat jawaban', replyLetter()],
    ['penolakan', replyLetter({ approved: false, reason: 'Beban kerja penuh' })],
    ['konsep', assignmentLetter({ number: null, signature: null })],
  ])('puts a usual %s on one page, fonts embedded', async (_kind, letter) => {
    const pdf = await renderLetter(letter);
    expect(pdf.subarray(0, 8).toString()).toBe('%PDF-1.7');
    expect(pagesOf(pdf)).toBe(1);
    expect(pdf.includes('PlusJakartaSans')).toBe(true);
    expect(pdf.includes('/Lang (id-ID)')).toBe(true);
  });

  it('turns the page for a long letter', async () => {
    expect(pagesOf(await renderLetter(longAssignmentLetter()))).toBe(3);
  });

  it('gives the same bytes for the same content, and others for any other', async () => {
    const first = sha256(await renderLetter(assignmentLetter()));
    expect(sha256(await renderLetter(assignmentLetter()))).toBe(first);
    expect(
      sha256(await renderLetter(assignmentLetter({ number: '800/215/DUKCAPIL/2026' }))),
    ).not.toBe(first);
    expect(
      sha256(await renderLetter(assignmentLetter({ issuedAt: '2026-11-18T02:00:01.000Z' }))),
    ).not.toBe(first);
  });

  it('puts no token into a konsep', async () => {
    expect(findToken(await renderLetter(assignmentLetter()))).toBe('7K2P-9QXM-41TD');
    expect(findToken(await renderLetter(assignmentLetter({ signature: null })))).toBeNull();
  });

  it('takes the Latin letters that the first file of the typeface lacks', async () => {
    const { person } = assignmentLetter();
    const named = (name: string) => renderLetter(assignmentLetter({ person: { ...person, name } }));
    const pdf = await named('Đorđe Šimić, Muḥammad aḍ-Ḍuḥā ≥ é');
    expect(pagesOf(pdf)).toBe(1);
    expect(pdf.equals(await named('Dorde Simic, Muhammad ad-Duha ≥ é'))).toBe(false);
    await expect(named('王小明')).rejects.toThrow('no glyph for 王');
  });
});

describe('an issued letter', () => {
  const signedAt = new Date('2026-11-18T02:00:00Z');
  const issue = () =>
    signDocument(
      new SimulatorSignatureProvider(),
      { name: 'Yohanes', nip: null },
      signedAt,
      (signature) => renderLetter(assignmentLetter({ signature })),
    );

  it('bears the mark of the simulator', async () => {
    const { mark, pdf, sha256: hash } = await issue();
    expect(mark).toMatchObject({
      provider: 'simulator',
      valid: false,
      label: 'Simulasi, tidak sah',
      signedAt: '2026-11-18T02:00:00.000Z',
    });
    expect(hash).toBe(sha256(pdf));
    expect(pdf.equals(await renderLetter(assignmentLetter({ signature: null })))).toBe(false);
  });

  it('matches as it is, and is recognised as changed when one byte differs', async () => {
    const { pdf, sha256: hash } = await issue();
    const letter = { token: '7K2P-9QXM-41TD', sha256: hash };
    const verify = (upload: Buffer) =>
      compareWithIssued(sha256(upload), findToken(upload) === letter.token ? [letter] : []).outcome;
    expect(verify(pdf)).toBe('match');
    for (const at of [20, Math.floor(pdf.length / 2), pdf.length - 10]) {
      const changed = Buffer.from(pdf);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(verify(changed)).toBe('changed');
    }
    expect(verify(Buffer.from('%PDF-1.7 lain'))).toBe('unknown');
  });
});
