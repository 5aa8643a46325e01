'use client';

import { useEffect, useState } from 'react';

const EVENT = 'asn:toast';

/** Briefly says what was done; read aloud. Use a page, not a toast, for anything that matters later. */
export function toast(message: string): void {
  window.dispatchEvent(new CustomEvent(EVENT, { detail: message }));
}

export function Toaster() {
  const [message, setMessage] = useState('');
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const show = (event: Event) => {
      setMessage(event instanceof CustomEvent ? String(event.detail) : '');
      clearTimeout(timer);
      timer = setTimeout(() => setMessage(''), 5000);
    };
    window.addEventListener(EVENT, show);
    return () => {
      window.removeEventListener(EVENT, show);
      clearTimeout(timer);
    };
  }, []);
  return (
    <div className="toast no-print" role="status">
      {message}
    </div>
  );
}
