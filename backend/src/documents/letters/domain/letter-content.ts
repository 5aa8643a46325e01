import type { EndingLetterKind, Origin } from './terms.js';

/** What a letter says, as plain data: frozen when the letter is issued, rendered the same ever after. */

export interface LetterHead {
  /** For example `Pemerintah Kabupaten Contoh`; printed in capitals. */
  readonly agencyName: string;
  readonly unitName: string;
  readonly address?: string;
  /** Site, e-mail, telephone, in one line. */
  readonly contact?: string;
  /** SHA-256 of the lambang, a PNG. */
  readonly emblem?: string;
}

export interface LetterPerson {
  readonly name: string;
  /** 18 digits. */
  readonly nip?: string;
  /** For example `Penata (III/c)`. */
  readonly rank?: string;
  readonly position: string;
  readonly unit: string;
}

export interface LetterSigner {
  readonly name: string;
  /** Regional heads have neither NIP nor rank. */
  readonly nip?: string;
  readonly rank?: string;
  /** The post that signs; with `acting`, the post that is acted for. */
  readonly position: string;
  /** Pelaksana tugas or pelaksana harian of `position`. */
  readonly acting?: 'Plt.' | 'Plh.';
  /** Signs atas nama this post (`a.n.`). */
  readonly onBehalfOf?: string;
}

export interface LetterReference {
  /** What it is and whose: `Surat Kepala Dinas Kesehatan`. */
  readonly title: string;
  readonly number: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly subject?: string;
}

export interface LetterTask {
  /** Absent for an individual assignment. */
  readonly squad?: string;
  readonly role: string;
  /** The post of the pemilik kinerja: `Kepala Dinas Kesehatan`. */
  readonly performanceOwner: string;
  /** RHK or goal that the work serves. */
  readonly result: string;
  /** Both `YYYY-MM-DD`, both included. */
  readonly period: { readonly from: string; readonly until: string };
  readonly place?: string;
  /** Share of working time in percent. */
  readonly sharePercent?: number;
}

export interface SignatureMark {
  /** `simulator`, `bsre`, … */
  readonly provider: string;
  /** Whether the signature has legal force. */
  readonly valid: boolean;
  /** For example `Simulasi, tidak sah`; printed in capitals. */
  readonly label: string;
  /** The sentence beside the label, without the way to verify. */
  readonly statement: string;
  /** ISO instant. */
  readonly signedAt: string;
}

interface LetterCommon {
  readonly head: LetterHead;
  /** Null while it is a konsep: numbers are given on issue. */
  readonly number: string | null;
  readonly place: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** ISO instant, the creation time inside the PDF. */
  readonly issuedAt: string;
  /** Hal; the kind's usual one when absent. */
  readonly subject?: string;
  /** Sifat; `Biasa` when absent. */
  readonly nature?: string;
  /** Lampiran; `-` when absent. */
  readonly attachments?: string;
  readonly origin: Origin;
  readonly person: LetterPerson;
  readonly task: LetterTask;
  readonly note?: string;
  readonly signer: LetterSigner;
  /** Tembusan. */
  readonly copies: readonly string[];
  /** Printed, as QR code and as text, once the letter is signed. */
  readonly verification: { readonly token: string; readonly url: string };
  /** Null while it is a konsep. */
  readonly signature: SignatureMark | null;
}

export interface Addressee {
  readonly position: string;
  /** The `di …` line. */
  readonly place: string;
}

export interface RequestLetter extends LetterCommon {
  readonly kind: 'request';
  readonly addressee: Addressee;
  /** For a volunteer: the recommendation of their own PjPK, which comes first. */
  readonly recommendation?: LetterReference;
}

export interface RecommendationLetter extends LetterCommon {
  readonly kind: 'recommendation';
  readonly addressee: Addressee;
  /** The request that it follows up; absent when a volunteer asks first. */
  readonly request?: LetterReference;
  readonly recommended: boolean;
  /** Pertimbangan; needed when not recommended. */
  readonly reason?: string;
}

export interface ReplyLetter extends LetterCommon {
  readonly kind: 'reply';
  readonly addressee: Addressee;
  readonly request: LetterReference;
  readonly recommendation?: LetterReference;
  readonly approved: boolean;
  /** Alasan; needed when refused. */
  readonly reason?: string;
}

export interface AssignmentLetter extends LetterCommon {
  readonly kind: 'assignment';
  /** `Surat Tugas` when absent; `Surat Penugasan` where the agency says so. Printed in capitals. */
  readonly title?: string;
  /** Dasar: regulations first, then the letters that led here. */
  readonly basis: readonly string[];
  /** Kewajiban lapor. */
  readonly reporting: string;
  /** A volunteer's letter is addressed to the Kepala Unit of the pemilik kinerja. */
  readonly addressedTo?: string;
  /** The surat tugas with an error that this one stands in for. */
  readonly replaces?: LetterReference;
}

/** Surat penarikan, by the home head; or the owner's early end. */
export interface EndingLetter extends LetterCommon {
  readonly kind: EndingLetterKind;
  readonly addressee: Addressee;
  readonly assignment: LetterReference;
  /** The last day of work, `YYYY-MM-DD`; null where the work had not begun. */
  readonly lastDay: string | null;
  readonly reason: string;
}

export type LetterContent =
  RequestLetter | RecommendationLetter | ReplyLetter | AssignmentLetter | EndingLetter;

/** A letter that says no must say why. */
export class LetterIncomplete extends Error {
  override name = 'LetterIncomplete';
}
