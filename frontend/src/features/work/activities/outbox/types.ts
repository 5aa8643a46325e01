import type { FieldProblem } from '@/lib/problem';

/** A photo or file that lies on this phone; its bytes stand in a store of their own. */
export interface LocalFile {
  id: string;
  kind: 'photo' | 'file';
  name: string;
  type: string;
  size: number;
  /** When it was taken or chosen, ISO. */
  at: string;
}

/** What the form holds. Kept on the phone on every change. */
export interface Draft {
  /** The phone's own id, made on the phone: the server stores it once however often it is sent. */
  clientId: string;
  date: string;
  startsAt: string;
  endsAt: string;
  endsNextDay: boolean;
  name: string;
  rhkId: string | null;
  squadId: string | null;
  quantity: string;
  unit: string;
  description: string;
  files: LocalFile[];
  /** Set when an activity of the server is being mended. */
  serverId: string | null;
  /** The server has a photo already, so none is asked for. */
  hasServerPhoto: boolean;
  /** It was sent before: the server may hold earlier words under the same id. */
  wasQueued: boolean;
  /** The member was asked about an end that was still to come, and meant it. */
  endIsMeant?: boolean;
}

/** A draft that the member has sent: it goes out as soon as there is a way. */
export interface Queued {
  /** Of the draft. */
  clientId: string;
  /** Employee whose work it is; another person on the same phone never sends it. */
  owner: string;
  title: string;
  queuedAt: string;
  /** New with every "Simpan dan kirim": the same sending repeats under the same keys, a mended one does not. */
  sendingId: string;
  /** What the server already has of this sending. */
  isWritten: boolean;
  sentFiles: string[];
  /** Why the server refused it, in its own words; it waits for the member then. */
  refusal: { message: string; errors: readonly FieldProblem[] } | null;
  draft: Draft;
}

/** What waits, back in the form. */
export const draftOf = (item: Queued): Draft => ({ ...item.draft, wasQueued: true });
