/** How each verb is called and what it asks before it is sent. */
export interface Verb {
  label: string;
  /** Said before the act; its absence lets the act go at once. */
  explain?: string;
  note: 'none' | 'optional' | 'required';
  noteLabel?: string;
  tone: 'primary' | 'default' | 'plain';
  done: string;
  /** The act may bring letters, as its step says; they can be read before it. */
  bringsLetters?: boolean;
  /** Those letters are of a refusal, whose reason is the note. */
  refusing?: boolean;
}

export const ASSIGNMENT_VERBS = {
  accept: {
    label: 'Bersedia',
    explain: 'Pernyataan bersedia dikirim ke pejabat berikutnya.',
    note: 'optional',
    tone: 'primary',
    done: 'Kesediaan Anda tercatat',
  },
  endorse: {
    label: 'Rekomendasikan',
    explain: 'Rekomendasi tercatat atas nama jabatan Anda.',
    note: 'optional',
    noteLabel: 'Pertimbangan',
    tone: 'primary',
    done: 'Rekomendasi terkirim',
    bringsLetters: true,
  },
  approve: {
    label: 'Setujui',
    explain: 'Persetujuan tercatat atas nama jabatan Anda.',
    note: 'optional',
    tone: 'primary',
    done: 'Disetujui',
    bringsLetters: true,
  },
  issue: {
    label: 'Terbitkan surat tugas',
    explain:
      'Surat diberi tanda tangan simulasi (tidak sah), lalu sampai kepada pegawai, pemilik kinerja, dan ketua tim. Nomornya tidak dapat dipakai ulang.',
    note: 'optional',
    noteLabel: 'Keterangan dalam surat',
    tone: 'primary',
    done: 'Surat tugas terbit',
    bringsLetters: true,
  },
  acknowledge: {
    label: 'Terima surat tugas',
    explain: 'Keanggotaan tim dimulai, dan usulan RHK masuk ke versi SKP Anda berikutnya.',
    note: 'none',
    tone: 'primary',
    done: 'Tanda terima tercatat',
  },
  decline: {
    label: 'Tidak bersedia',
    note: 'required',
    noteLabel: 'Alasan',
    tone: 'default',
    done: 'Jawaban Anda tercatat',
  },
  reject: {
    label: 'Tolak',
    note: 'required',
    noteLabel: 'Alasan',
    tone: 'default',
    done: 'Penolakan tercatat',
    bringsLetters: true,
    refusing: true,
  },
  withdraw: {
    label: 'Tarik penugasan',
    explain: 'Proses berhenti dan kursi peran terbuka lagi.',
    note: 'optional',
    noteLabel: 'Alasan',
    tone: 'plain',
    done: 'Penugasan ditarik',
  },
  remind: { label: 'Ingatkan', note: 'none', tone: 'default', done: 'Pengingat terkirim' },
} as const satisfies Record<string, Verb>;

export type AssignmentVerb = keyof typeof ASSIGNMENT_VERBS;

export const isAssignmentVerb = (action: string): action is AssignmentVerb =>
  action in ASSIGNMENT_VERBS;
