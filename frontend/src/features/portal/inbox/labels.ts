import { ASSIGNMENT_VERBS, type Verb } from '@/features/teams/assignments/actions';
import type { components } from '@/lib/api/schema';

export type Inbox = components['schemas']['InboxDto'];
export type InboxItem = components['schemas']['InboxItem'];
export type InboxKind = InboxItem['kind'];
/** What a row of the list shows; it is sent to the browser for each of them. */
export type InboxRow = Omit<InboxItem, 'summary' | 'link'>;

export const KIND: Record<InboxKind, string> = {
  skp: 'SKP',
  assignment: 'Penugasan',
  letter: 'Surat',
  activity: 'Aktivitas',
  assessment: 'Penilaian',
  second_approval: 'Persetujuan kedua',
};

/** A verb of the inbox; `bulk` may be taken for many rows: the granting one on the check page, a return in a dialog. */
export interface InboxVerb extends Verb {
  bulk?: boolean;
}

/** Verbs by kind. A kind that decides in the list stands here and has a decider behind it. */
export const VERBS: Partial<Record<InboxKind, Record<string, InboxVerb>>> = {
  assignment: {
    ...ASSIGNMENT_VERBS,
    endorse: { ...ASSIGNMENT_VERBS.endorse, bulk: true },
    approve: { ...ASSIGNMENT_VERBS.approve, bulk: true },
    issue: { ...ASSIGNMENT_VERBS.issue, bulk: true },
  },
  activity: {
    validate: { label: 'Validasi', note: 'none', tone: 'primary', done: 'Divalidasi', bulk: true },
    return: {
      label: 'Kembalikan',
      note: 'required',
      noteLabel: 'Yang perlu diperbaiki',
      tone: 'default',
      done: 'Dikembalikan',
      bulk: true,
    },
    reject: {
      label: 'Tolak',
      note: 'required',
      noteLabel: 'Alasan',
      tone: 'plain',
      done: 'Ditolak',
    },
  },
  assessment: {
    accept: {
      label: 'Terima hasil',
      explain:
        'Setelah diterima, nilai masuk ke nilai anggota dan tidak dapat dikembalikan lagi. Tim berjalan kembali, atau selesai bila masa tugasnya habis.',
      note: 'optional',
      tone: 'primary',
      done: 'Hasil tim diterima',
    },
    'send-back': {
      label: 'Kembalikan',
      explain:
        'Semua lembar putaran ini dibuka kembali. Untuk memilih lembar siapa, buka hasil lengkap.',
      note: 'required',
      noteLabel: 'Alasan',
      tone: 'default',
      done: 'Hasil dikembalikan untuk perbaikan',
    },
  },
  skp: {
    approve: {
      label: 'Setujui',
      explain: 'Versi ini berlaku dan dikunci.',
      note: 'optional',
      tone: 'primary',
      done: 'SKP disetujui',
    },
    return: {
      label: 'Kembalikan',
      note: 'required',
      noteLabel: 'Yang perlu diperbaiki',
      tone: 'default',
      done: 'SKP dikembalikan',
    },
  },
};

export interface OfferedVerb extends InboxVerb {
  action: string;
}

/** Made once: a list asks for those of every row. */
const OFFERED = new Map(
  Object.entries(VERBS).map(([kind, verbs]) => [
    kind,
    new Map(
      Object.entries(verbs).map(([action, verb]): [string, OfferedVerb] => [
        action,
        { ...verb, action },
      ]),
    ),
  ]),
);

/** What the row offers, the granting verb first. */
export function verbsOf(item: InboxRow): OfferedVerb[] {
  const known = OFFERED.get(item.kind);
  return item.allowedActions.flatMap((action) => known?.get(action) ?? []);
}

/** The verb that key 1 and the check page stand for. */
export const grantOf = (item: InboxRow): OfferedVerb | undefined =>
  verbsOf(item).find((verb) => verb.tone === 'primary');

/** Whether the row may be sent back together with others, with one note for all. */
export const isReturnedInBulk = (item: InboxRow): boolean =>
  verbsOf(item).some((verb) => verb.action === 'return' && verb.bulk);

/** The verb that key 3 stands for. */
export const refusalOf = (item: InboxRow): OfferedVerb | undefined =>
  verbsOf(item).find((verb) => verb.note === 'required');

export const keyOf = (item: Pick<InboxItem, 'kind' | 'id'>): string => `${item.kind}:${item.id}`;

/** What it is about and whose: the title of an activity is the activity alone, the others name the person. */
export const namedTitle = (item: InboxRow): string =>
  item.kind === 'activity' ? `${item.title} – ${item.requestedBy}` : item.title;

const CAPACITY: Record<string, string> = {
  unit_head: 'Kepala unit',
  assessor: 'Penilai',
  leader: 'Ketua tim',
  authorised_official: 'Pejabat yang Berwenang',
};

/** The mark of the capacity: always when acting for somebody, and for heads; "Penilai" goes without saying. */
export function capacityMark(via: string): string | null {
  const [role = '', acting] = via.split(':');
  const name = CAPACITY[role];
  if (!name) return null;
  if (acting) return `${acting === 'plt' ? 'Plt.' : 'Plh.'} ${name}`;
  return role === 'assessor' ? null : name;
}
