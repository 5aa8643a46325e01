'use client';

import { useEffect, useId, useRef, type ReactNode } from 'react';

/** Native dialog: focus trap, Escape and backdrop come from the browser. A wide one is read first: focus starts at its heading, so that no keyboard covers it. */
export function Dialog({
  open,
  onClose,
  title,
  wide = false,
  locked = false,
  children,
}: {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  /** For what is read in it, like a letter. */
  wide?: boolean;
  /** While something is being sent: neither Escape nor a phone's back closes it. */
  locked?: boolean;
  children: ReactNode;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const opener = useRef<Element>(null);
  const titleId = useId();
  // One that is taken away while open was never closed: the browser gives the focus back to nobody.
  useEffect(() => {
    const dialog = ref.current;
    return () => {
      if (dialog?.open && !dialog.isConnected && opener.current instanceof HTMLElement)
        opener.current.focus();
    };
  }, []);
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    if (open && !dialog.open) {
      opener.current = document.activeElement;
      dialog.showModal();
      if (wide) heading.current?.focus();
    }
    if (!open && dialog.open) dialog.close();
  }, [open, wide]);
  return (
    <dialog
      ref={ref}
      className={wide ? 'dialog wide' : 'dialog'}
      aria-labelledby={titleId}
      onCancel={(event) => {
        if (locked) event.preventDefault();
      }}
      // A second Escape is not asked about; what it closed is opened again.
      onClose={() => (locked ? ref.current?.showModal() : onClose())}
    >
      {open ? (
        <div className="dialog-b">
          <h2 ref={heading} id={titleId} tabIndex={wide ? -1 : undefined}>
            {title}
          </h2>
          {children}
        </div>
      ) : null}
    </dialog>
  );
}
