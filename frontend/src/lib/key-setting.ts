const KEY = 'asn.pintasan';

/** Shortcuts are on until somebody turns them off on this device. */
export const keysAreOn = (): boolean => window.localStorage.getItem(KEY) !== 'mati';

export const turnKeys = (on: boolean): void =>
  window.localStorage.setItem(KEY, on ? 'hidup' : 'mati');
