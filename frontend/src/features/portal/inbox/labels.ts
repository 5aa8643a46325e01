import { actingPrefix, partsOfVia, SHORT_CAPACITY } from '@/features/organization/words';
import { ASSIGNMENT_VERBS, type Verb } from '@/features/teams/assignments/actions';
import type { components } from '@/lib/api/schema';

export type Inbox = components['schemas']['InboxDto'];
export type InboxItem = components['schemas']['InboxItem'];
export type InboxKind = InboxItem['kind'];
/** What a row of the list shows; it is sent to the browser for each of them. */
export type InboxRow = Omit<InboxItem, 'summary' | 'link'>;

/** A verb of the inbox; `bulk` may be taken for many rows: the granting one on the check page, a return in a dialog. */
export interface InboxVerb extends Verb {
  bulk?: boolean;
}

/** All that the inbox has to know of a kind; one that is missing does not compile. */
export interface Kind {
  label: string;
  /** Verbs that it decides by in the list, where it has a decider behind it; without one it is opened. */
  verbs?: Record<string, InboxVerb>;
  /** The button that leads to its page, where it is decided there. */
  open?: string;
  /** Its titles name the thing alone, so the person is added. */
  isNamedByThing?: boolean;
  /** What a decision brought is confirmed above the list, not in passing. */
  isReceipted?: boolean;
}

export const KINDS: Record<InboxKind, Kind> = {
  skp: {
    label: 'SKP',
    verbs: {
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
  },
  assignment: {
    label: 'Penugasan',
    isReceipted: true,
    verbs: {
      ...ASSIGNMENT_VERBS,
      endorse: { ...ASSIGNMENT_VERBS.endorse, bulk: true },
      approve: { ...ASSIGNMENT_VERBS.approve, bulk: true },
      issue: { ...ASSIGNMENT_VERBS.issue, bulk: true },
    },
  },
  activity: {
    label: 'Aktivitas',
    isNamedByThing: true,
    verbs: {
      validate: {
        label: 'Validasi',
        note: 'none',
        tone: 'primary',
        done: 'Divalidasi',
        bulk: true,
      },
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
  },
  assessment: {
    label: 'Penilaian',
    open: 'Beri nilai',
    verbs: {
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
  },
  second_approval: {
    label: 'Persetujuan kedua',
  },
  correction_request: {
    label: 'Perbaikan data',
    isNamedByThing: true,
    open: 'Periksa',
    verbs: {
      approve: {
        label: 'Setujui',
        explain: 'Data pegawai langsung diperbaiki, dan pegawai diberi tahu.',
        note: 'optional',
        tone: 'primary',
        done: 'Disetujui',
        bulk: true,
      },
      refuse: {
        label: 'Tolak',
        note: 'required',
        noteLabel: 'Alasan',
        tone: 'default',
        done: 'Ditolak',
      },
    },
  },
};

export interface OfferedVerb extends InboxVerb {
  action: string;
}

/** Made once: a list asks for those of every row. */
const OFFERED = new Map(
  Object.entries(KINDS).map(([kind, { verbs }]) => [
    kind,
    new Map(
      Object.entries(verbs ?? {}).map(([action, verb]): [string, OfferedVerb] => [
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
  KINDS[item.kind].isNamedByThing ? `${item.title} – ${item.requestedBy}` : item.title;

const MARKED: ReadonlySet<string> = new Set([
  'unit_head',
  'assessor',
  'leader',
  'authorised_official',
]);

/** The mark of the capacity: always when acting for somebody, and for heads; "Penilai" goes without saying. */
export function capacityMark(via: string): string | null {
  const { role, acting } = partsOfVia(via);
  const isShown = acting !== null || role !== 'assessor';
  return isShown && MARKED.has(role) ? `${actingPrefix(acting)}${SHORT_CAPACITY[role]}` : null;
}
