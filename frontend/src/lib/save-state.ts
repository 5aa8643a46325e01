/** Is my work saved? One small store behind the strip's "Data" cell. */
export type SaveState =
  | { kind: 'saved'; at: string }
  | { kind: 'saving' }
  | { kind: 'queued'; count: number }
  | { kind: 'failed' };

let state: SaveState | null = null;
const listeners = new Set<() => void>();

export function setSaveState(next: SaveState): void {
  state = next;
  for (const listener of listeners) listener();
}

export const readSaveState = (): SaveState | null => state;

export function onSaveState(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
