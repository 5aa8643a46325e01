'use client';

import { useEffect } from 'react';
import { keysAreOn } from '@/lib/key-setting';

export interface InboxKeys {
  next(): void;
  previous(): void;
  grant(): void;
  refuse(): void;
}

/** Single keys, which never act while somebody types, in a dialog, or when turned off (WCAG 2.1.4). */
export function useInboxKeys(keys: InboxKeys): void {
  useEffect(() => {
    const act: Record<string, () => void> = {
      j: keys.next,
      k: keys.previous,
      '1': keys.grant,
      '3': keys.refuse,
    };
    const onKey = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : null;
      const isTyping = target?.closest('input:not([type=checkbox]), textarea, select, dialog');
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping || !keysAreOn()) return;
      const verb = act[event.key.toLowerCase()];
      if (!verb) return;
      event.preventDefault();
      // A key held down may run through the list, but decides once.
      if (event.repeat && (verb === keys.grant || verb === keys.refuse)) return;
      verb();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [keys]);
}
