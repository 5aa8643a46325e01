'use client';

import { useCallback, useEffect, useRef, useState } from 'react';

const PREFIX = 'asn-form:';

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A browser may refuse its storage; the form works without. */
function tryStorage<T>(work: (storage: Storage) => T): T | null {
  try {
    return work(window.sessionStorage);
  } catch {
    return null;
  }
}

/** What lies there under this name, if it is of the shape that this form has today. */
export function readKept<Value extends object>(
  storage: Storage,
  key: string,
  initial: Value,
): Value | null {
  const text = storage.getItem(PREFIX + key);
  if (text === null) return null;
  const value: unknown = JSON.parse(text);
  const isOfShape =
    typeof value === 'object' && value !== null && same(Object.keys(value), Object.keys(initial));
  return isOfShape && !same(value, initial) ? (value as Value) : null;
}

export function writeKept<Value extends object>(
  storage: Storage,
  key: string,
  value: Value,
  initial: Value,
): void {
  if (same(value, initial)) storage.removeItem(PREFIX + key);
  else storage.setItem(PREFIX + key, JSON.stringify(value));
}

/** The next person who signs in on this computer finds nothing of it. */
export function forgetKeptForms(): void {
  tryStorage((storage) => {
    for (const name of Object.keys(storage)) if (name.startsWith(PREFIX)) storage.removeItem(name);
  });
}

/**
 * What somebody types into a long form, kept in this tab until it is sent: a reload brings it back, and closing asks first.
 * @param key tells forms, and versions of what they change, apart
 * @param initial plain data
 */
export function useKeptForm<Value extends object>(key: string, initial: Value) {
  const [value, setValue] = useState(initial);
  const [isRestored, setRestored] = useState(false);
  const start = useRef(initial);
  const isDirty = useRef(false);

  useEffect(() => {
    const kept = tryStorage((storage) => readKept(storage, key, start.current));
    isDirty.current = kept !== null;
    if (kept) {
      setValue(kept);
      setRestored(true);
    }
    const warn = (event: BeforeUnloadEvent): void => {
      if (isDirty.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [key]);

  const change = useCallback(
    (edit: (before: Value) => Value) =>
      setValue((before) => {
        const next = edit(before);
        isDirty.current = !same(next, start.current);
        tryStorage((storage) => writeKept(storage, key, next, start.current));
        return next;
      }),
    [key],
  );

  /** It has been stored: nothing is kept here any more. */
  const forget = useCallback(() => {
    isDirty.current = false;
    tryStorage((storage) => storage.removeItem(PREFIX + key));
    setRestored(false);
  }, [key]);

  const sent = useCallback(() => {
    forget();
    setValue((stored) => {
      start.current = stored;
      return stored;
    });
  }, [forget]);

  const discard = useCallback(() => {
    forget();
    setValue(start.current);
  }, [forget]);

  return { value, change, isRestored, sent, discard };
}
