export type TransferStatus = 'asked' | 'released' | 'accepted' | 'refused';
/** `home`: where the person is at home; `new`: the agency that takes the person on. */
export type TransferSide = 'home' | 'new';
export type TransferAction = 'release' | 'accept' | 'refuse';

export interface TransferState {
  readonly status: TransferStatus;
  /** The home refused before it released: the new agency is not told, and may let go of its question. */
  readonly isHidden: boolean;
  /** The day has come, and the person works in the new agency. */
  readonly isMoved: boolean;
}

/** What each side may do. Until its day an accepted transfer is taken back by either. */
export function actionsOf(state: TransferState, side: TransferSide): TransferAction[] {
  switch (state.status) {
    case 'asked':
      return side === 'home' ? ['release', 'refuse'] : ['refuse'];
    case 'released':
      return side === 'home' ? ['refuse'] : ['accept', 'refuse'];
    case 'accepted':
      return state.isMoved ? [] : ['refuse'];
    case 'refused':
      return side === 'new' && state.isHidden ? ['refuse'] : [];
  }
}

/** A refusal that came before the release tells that there is such a person: who asked is not told of it. */
export const hidesRefusal = ({ status }: TransferState, side: TransferSide): boolean =>
  side === 'home' && status === 'asked';
