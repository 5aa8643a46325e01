import { actionsFrom, lifecycle } from '../../../kernel/lifecycle.js';

export const TRANSFER_STATUSES = ['asked', 'released', 'accepted', 'refused'] as const;
export type TransferStatus = (typeof TRANSFER_STATUSES)[number];
/** From the view of the reading agency: `in` means to it. */
export const TRANSFER_DIRECTIONS = ['in', 'out'] as const;
export type TransferDirection = (typeof TRANSFER_DIRECTIONS)[number];
/** Which of two employments stays the person's home. */
export const KEPT_EMPLOYMENTS = ['home', 'other'] as const;
export type KeptEmployment = (typeof KEPT_EMPLOYMENTS)[number];

/** `home`: where the person is at home; `new`: the agency that takes the person on. */
export type TransferSide = 'home' | 'new';
export type TransferAction = 'release' | 'accept' | 'refuse';

export interface TransferState {
  readonly status: TransferStatus;
  /** The home refused before it released: the asking agency is not told, and may drop its request. */
  readonly isHidden: boolean;
  /** The day has come, and the person works in the new agency. */
  readonly isMoved: boolean;
}

/** The home is asked, releases, and the new agency accepts; a refusal is noted at each stage. */
export const TRANSFER_LIFECYCLE = lifecycle<TransferStatus, TransferAction>(
  TRANSFER_STATUSES,
  'asked',
  {
    release: { from: ['asked'], to: 'released' },
    accept: { from: ['released'], to: 'accepted' },
    refuse: { from: ['asked', 'released', 'accepted', 'refused'], to: 'refused' },
  },
);

const MAY: Readonly<Record<TransferAction, (state: TransferState, side: TransferSide) => boolean>> =
  {
    release: (_state, side) => side === 'home',
    accept: (_state, side) => side === 'new',
    refuse({ status, isHidden, isMoved }, side) {
      if (status === 'refused') return isHidden && side === 'new';
      return status !== 'accepted' || !isMoved;
    },
  };

/** What each side may do. Until its day an accepted transfer is taken back by either. */
export const actionsOf = (state: TransferState, side: TransferSide): TransferAction[] =>
  actionsFrom(TRANSFER_LIFECYCLE, state.status).filter((action) => MAY[action](state, side));

/** A refusal before the release would reveal that there is such a person, so the asking agency is not told of it. */
export const hidesRefusal = ({ status }: TransferState, side: TransferSide): boolean =>
  side === 'home' && status === 'asked';
