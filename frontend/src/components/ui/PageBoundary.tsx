'use client';

import {
  createContext,
  type ReactNode,
  type RefObject,
  Suspense,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react';

const CameWhole = createContext<RefObject<boolean>>({ current: false });

/** The frame's word to the boundaries below, true until it runs in the browser: the first page was sent with the frame. */
export function FirstPage({ isWhole, children }: { isWhole: boolean; children: ReactNode }) {
  const cameWhole = useRef(isWhole);
  useEffect(() => {
    cameWhole.current = false;
  }, []);
  return <CameWhole value={cameWhole}>{children}</CameWhole>;
}

/**
 * Shows a skeleton until the page is there: template.tsx of every route. Next's loading.tsx would do the same, but put its
 * boundary around a page that is there already too, and React sends such a page, once it is larger than some
 * 12 kB, behind the skeleton and in a hidden element that a script shows. A page that came whole has no boundary.
 */
export function PageBoundary({ skeleton, children }: { skeleton: ReactNode; children: ReactNode }) {
  const cameWhole = useContext(CameWhole);
  const [isBare] = useState(() => cameWhole.current);
  return isBare ? children : <Suspense fallback={skeleton}>{children}</Suspense>;
}
