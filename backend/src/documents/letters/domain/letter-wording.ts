import { sentence } from '../../../kernel/sentence.js';
import { longDate, longPeriod } from '../../../kernel/indonesian-date.js';
import {
  type AssignmentLetter,
  type EndingLetter,
  type LetterContent,
  LetterIncomplete,
  type LetterPerson,
  type LetterReference,
  type LetterSigner,
  type LetterTask,
  type RecommendationLetter,
  type ReplyLetter,
  type RequestLetter,
} from './letter-content.js';

export type FactRow = readonly [label: string, value: string];

export type LetterBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'facts'; readonly rows: readonly FactRow[] }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'list'; readonly label: string; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly label: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'labelledFacts'; readonly label: string; readonly rows: readonly FactRow[] };

/** The usual basis of every assignment across the flat structure. */
export const WORK_SYSTEM_REGULATION =
  'Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor\u00a07 Tahun 2022 tentang Sistem Kerja pada Instansi Pemerintah untuk Penyederhanaan Birokrasi';

const SUBJECTS: Record<LetterContent['kind'], string> = {
  request: 'Permohonan Melibatkan Pegawai',
  recommendation: 'Rekomendasi Pelibatan Pegawai',
  reply: 'Jawaban atas Permohonan Melibatkan Pegawai',
  assignment: 'Surat Tugas',
  recall: 'Penarikan Pegawai dari Penugasan',
  end: 'Pengakhiran Penugasan Pegawai',
};

const NBSP = '\u00a0';

/** Hal of the letter. */
export const subjectOf = (letter: LetterContent): string => letter.subject ?? SUBJECTS[letter.kind];

/** The title over a letter in judul form. */
export const titleOf = (letter: AssignmentLetter): string => letter.title ?? SUBJECTS.assignment;

/** 18 digits as `YYYYMMDD YYYYMM G NNN`, kept on one line; other text stays as it is. */
export function spacedNip(nip: string): string {
  const match = /^(\d{8})(\d{6})(\d)(\d{3})$/.exec(nip);
  return match ? match.slice(1).join(NBSP) : nip;
}

/** `Surat Kepala Dinas X Nomor N tanggal D hal H`, as a letter cites another. */
export function cite(reference: LetterReference): string {
  const subject = reference.subject ? ` hal ${reference.subject}` : '';
  return `${reference.title} Nomor ${reference.number} tanggal ${longDate(reference.date)}${subject}`;
}

/** The lines above the signature, with `a.n.`, `Plt.` or `Plh.` (Permendagri 1/2023). */
export function signatureCaption(signer: LetterSigner): string[] {
  const own = signer.acting ? `${signer.acting} ${signer.position}` : signer.position;
  return signer.onBehalfOf ? [`a.n. ${signer.onBehalfOf}`, `${own},`] : [`${own},`];
}

/**
 * The body of a letter between its head and its signature, in the form of Permendagri 1/2023.
 * @throws LetterIncomplete when a refusal carries no reason.
 */
export function bodyOf(letter: LetterContent): LetterBlock[] {
  switch (letter.kind) {
    case 'request':
      return requestBody(letter);
    case 'recommendation':
      return recommendationBody(letter);
    case 'reply':
      return replyBody(letter);
    case 'assignment':
      return assignmentBody(letter);
    case 'recall':
    case 'end':
      return endingBody(letter);
  }
}

const paragraph = (text: string): LetterBlock => ({ kind: 'paragraph', text });

function reasonOf(reason: string | undefined): string {
  if (!reason?.trim()) throw new LetterIncomplete('a refusal needs its reason');
  return sentence(reason);
}

function personFacts(person: LetterPerson): LetterBlock {
  const rows: FactRow[] = [['Nama', person.name]];
  if (person.nip) rows.push(['NIP', spacedNip(person.nip)]);
  if (person.rank) rows.push(['Pangkat, golongan', person.rank]);
  rows.push(['Jabatan', person.position], ['Unit kerja', person.unit]);
  return { kind: 'facts', rows };
}

function taskRows(task: LetterTask): FactRow[] {
  const rows: FactRow[] = [];
  if (task.squad) rows.push(['Tim', task.squad]);
  rows.push(
    ['Peran', task.role],
    ['Pemilik kinerja', task.performanceOwner],
    ['Hasil kerja', task.result],
    ['Waktu', longPeriod(task.period.from, task.period.until)],
  );
  if (task.place) rows.push(['Tempat', task.place]);
  if (task.sharePercent !== undefined) {
    rows.push(['Porsi waktu', `${String(task.sharePercent).replace('.', ',')}% dari waktu kerja`]);
  }
  return rows;
}

const noteBlocks = (note: string | undefined, label: string): LetterBlock[] =>
  note?.trim() ? [paragraph(`${label}: ${sentence(note)}`)] : [];

function requestBody(letter: RequestLetter): LetterBlock[] {
  const volunteer = letter.origin === 'volunteer';
  const blocks: LetterBlock[] = [
    paragraph(
      volunteer
        ? `Berdasarkan ${WORK_SYSTEM_REGULATION}, dengan ini saya mengajukan diri secara sukarela untuk turut melaksanakan tugas pada unit organisasi yang Bapak/Ibu pimpin, dengan data diri sebagai berikut:`
        : `Berdasarkan ${WORK_SYSTEM_REGULATION}, dan dalam rangka pencapaian kinerja ${letter.head.unitName}, kami mohon persetujuan Saudara untuk melibatkan pegawai pada unit organisasi yang Saudara pimpin, yaitu:`,
    ),
    personFacts(letter.person),
    paragraph('untuk melaksanakan tugas sebagai berikut:'),
    { kind: 'facts', rows: taskRows(letter.task) },
    ...noteBlocks(letter.note, 'Keterangan'),
  ];
  if (letter.recommendation) {
    blocks.push(
      paragraph(
        `Sebagai bahan pertimbangan, ${volunteer ? 'saya' : 'pegawai yang bersangkutan'} telah memperoleh rekomendasi Pejabat Penilai Kinerja melalui ${cite(letter.recommendation)}.`,
      ),
    );
  } else if (!volunteer) {
    blocks.push(
      paragraph(
        'Sebelum memberikan jawaban, mohon Saudara meminta rekomendasi Pejabat Penilai Kinerja pegawai yang bersangkutan.',
      ),
    );
  }
  blocks.push(
    paragraph(
      volunteer
        ? 'Demikian permohonan ini saya sampaikan. Atas perhatian dan persetujuan Bapak/Ibu, saya ucapkan terima kasih.'
        : 'Demikian permohonan ini kami sampaikan. Atas perhatian dan kerja sama Saudara, kami ucapkan terima kasih.',
    ),
  );
  return blocks;
}

function recommendationBody(letter: RecommendationLetter): LetterBlock[] {
  const cause = letter.request
    ? `Menindaklanjuti ${cite(letter.request)}`
    : 'Menindaklanjuti pengajuan sukarela dari pegawai yang bersangkutan';
  const verdict = letter.recommended ? 'merekomendasikan' : 'tidak merekomendasikan';
  const blocks: LetterBlock[] = [
    paragraph(
      `${cause}, dan setelah mempertimbangkan kompetensi, keahlian dan/atau keterampilan, serta beban kerja, dengan ini kami selaku Pejabat Penilai Kinerja ${verdict} pegawai berikut:`,
    ),
    personFacts(letter.person),
    paragraph('untuk melaksanakan tugas sebagai berikut:'),
    { kind: 'facts', rows: taskRows(letter.task) },
  ];
  if (!letter.recommended)
    blocks.push(paragraph(`Adapun alasannya sebagai berikut: ${reasonOf(letter.reason)}`));
  else blocks.push(...noteBlocks(letter.reason, 'Pertimbangan'));
  blocks.push(
    ...noteBlocks(letter.note, 'Keterangan'),
    paragraph(
      'Demikian rekomendasi ini kami sampaikan untuk menjadi bahan pertimbangan dalam pengambilan keputusan. Atas perhatian Bapak/Ibu, kami ucapkan terima kasih.',
    ),
  );
  return blocks;
}

function replyBody(letter: ReplyLetter): LetterBlock[] {
  const heeding = letter.recommendation
    ? ` dan dengan memperhatikan ${cite(letter.recommendation)},`
    : '';
  const verdict = letter.approved ? 'menyetujui' : 'tidak dapat menyetujui';
  const blocks: LetterBlock[] = [
    paragraph(
      `Menjawab ${cite(letter.request)},${heeding} dengan ini kami sampaikan bahwa kami ${verdict} pelibatan pegawai berikut:`,
    ),
    personFacts(letter.person),
    paragraph('untuk melaksanakan tugas sebagai berikut:'),
    { kind: 'facts', rows: taskRows(letter.task) },
  ];
  if (letter.approved) {
    blocks.push(
      ...noteBlocks(letter.reason, 'Pertimbangan'),
      ...noteBlocks(letter.note, 'Keterangan'),
      paragraph(
        letter.origin === 'volunteer'
          ? 'Selanjutnya kami mohon persetujuan Saudara dan penerbitan surat penugasan bagi pegawai tersebut. Selama penugasan, pegawai tersebut tetap berkedudukan pada unit kerja asal.'
          : 'Surat tugas bagi pegawai yang bersangkutan akan diterbitkan sesuai dengan ketentuan peraturan perundang-undangan. Selama penugasan, pegawai tersebut tetap berkedudukan pada unit kerja asal.',
      ),
      paragraph(
        'Demikian jawaban ini kami sampaikan. Atas perhatian dan kerja sama Saudara, kami ucapkan terima kasih.',
      ),
    );
  } else {
    blocks.push(
      paragraph(`Adapun alasannya sebagai berikut: ${reasonOf(letter.reason)}`),
      ...noteBlocks(letter.note, 'Keterangan'),
      paragraph(
        'Demikian jawaban ini kami sampaikan. Atas perhatian dan pengertian Saudara, kami ucapkan terima kasih.',
      ),
    );
  }
  return blocks;
}

function endingBody(letter: EndingLetter): LetterBlock[] {
  const isRecall = letter.kind === 'recall';
  const basis = cite({ ...letter.assignment, subject: undefined });
  const reason = reasonOf(letter.reason);
  const last = letter.lastDay ? longDate(letter.lastDay) : null;
  const verb = isRecall ? 'ditarik kembali dari' : 'berakhir lebih awal dalam';
  return [
    paragraph(
      `Sehubungan dengan ${basis}, dengan ini kami sampaikan bahwa pegawai berikut ${verb} penugasan:`,
    ),
    personFacts(letter.person),
    paragraph('dengan rincian penugasan sebagai berikut:'),
    {
      kind: 'facts',
      rows: [
        ...taskRows(letter.task).filter(([label]) => label !== 'Porsi waktu'),
        ...(last ? ([['Hari kerja terakhir', last]] as const) : []),
      ],
    },
    paragraph(`Alasan: ${reason}`),
    paragraph(
      last
        ? `Setelah tanggal ${last} surat tugas tersebut tidak berlaku lagi, dan pegawai yang bersangkutan sepenuhnya bertugas pada unit kerja asal. Hasil kerja dan dokumen diserahkan kepada ketua tim paling lambat pada tanggal itu.`
        : 'Surat tugas tersebut dinyatakan tidak berlaku, dan pegawai yang bersangkutan tetap bertugas pada unit kerja asal.',
    ),
    paragraph(
      isRecall
        ? 'Demikian disampaikan untuk dilaksanakan. Atas perhatian dan kerja samanya, kami ucapkan terima kasih.'
        : 'Demikian kami sampaikan. Atas dukungan yang telah diberikan, kami ucapkan terima kasih.',
    ),
  ];
}

function assignmentBody(letter: AssignmentLetter): LetterBlock[] {
  const { person, task } = letter;
  const nip = person.nip ? `\n${spacedNip(person.nip)}` : '';
  const rows = taskRows(task).filter(([label]) => label !== 'Peran');
  if (letter.addressedTo) rows.push(['Ditujukan kepada', letter.addressedTo]);
  rows.push(['Pelaporan', sentence(letter.reporting)]);
  if (letter.note?.trim()) rows.push(['Keterangan', sentence(letter.note)]);
  const last = letter.basis.length - 1;
  const title = titleOf(letter);
  return [
    {
      kind: 'list',
      label: 'Dasar',
      items: letter.basis.map(
        (item, index) => `${item.trim().replace(/[.;,]+$/, '')}${index === last ? '.' : ';'}`,
      ),
    },
    { kind: 'heading', text: 'MENUGASKAN' },
    {
      kind: 'table',
      label: 'Kepada',
      columns: ['Nama, NIP', 'Pangkat, golongan', 'Jabatan', 'Peran'],
      rows: [
        [
          `${person.name}${nip}`,
          person.rank ?? '-',
          `${person.position}, ${person.unit}`,
          task.role,
        ],
      ],
    },
    { kind: 'labelledFacts', label: 'Untuk', rows },
    ...(letter.replaces
      ? [
          paragraph(
            `${title.charAt(0)}${title.slice(1).toLowerCase()} ini menggantikan ${cite({ ...letter.replaces, subject: undefined })}, yang dinyatakan tidak berlaku lagi.`,
          ),
        ]
      : []),
    paragraph(
      `${title.charAt(0)}${title.slice(1).toLowerCase()} ini dilaksanakan dengan penuh tanggung jawab.`,
    ),
  ];
}
