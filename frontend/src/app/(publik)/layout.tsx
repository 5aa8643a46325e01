import type { ReactNode } from 'react';

/** Pages for anyone, signed in or not. */
export default function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <a className="skip" href="#isi">
        Langsung ke isi
      </a>
      <div className="vf">{children}</div>
    </>
  );
}
