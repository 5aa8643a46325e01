'use client';

import { useCallback, useEffect, useState } from 'react';
import { DecisionGate, turnOf } from './decision-gate';
import type { InboxRow } from './labels';

/** The gate of the item on the screen, and whether its buttons take a press. */
export function useDecisionGate(item: InboxRow | undefined): {
  isOpen: boolean;
  isSending: boolean;
  /** False when the press on this item was not meant for it. */
  press: (pressed: InboxRow) => boolean;
  /** Sends once; answers whether it was sent and rejects when the server refuses. */
  decide: (pressed: InboxRow, send: () => Promise<void>) => Promise<boolean>;
} {
  const [gate] = useState(() => new DecisionGate());
  const [isSending, setSending] = useState(false);
  const [openTurn, setOpenTurn] = useState<string | null>(null);
  const turn = item ? turnOf(item) : null;

  useEffect(() => {
    if (turn === null || isSending) return;
    const now = performance.now();
    gate.show(turn, now);
    const closedFor = gate.closedFor(turn, now);
    if (closedFor === null) return;
    const timer = setTimeout(() => setOpenTurn(turn), closedFor);
    return () => clearTimeout(timer);
  }, [gate, isSending, turn]);

  const press = useCallback(
    (pressed: InboxRow) => gate.press(turnOf(pressed), performance.now()),
    [gate],
  );
  const decide = useCallback(
    async (pressed: InboxRow, send: () => Promise<void>) => {
      if (!gate.take(turnOf(pressed))) return false;
      setSending(true);
      setOpenTurn(null);
      try {
        await send();
        gate.done();
        return true;
      } catch (problem) {
        gate.failed();
        throw problem;
      } finally {
        setSending(false);
      }
    },
    [gate],
  );
  return { isOpen: turn !== null && openTurn === turn, isSending, press, decide };
}
