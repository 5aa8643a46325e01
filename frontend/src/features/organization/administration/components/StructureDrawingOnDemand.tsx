'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import type { Unit } from '../tree';

const StructureDrawing = dynamic(
  () => import('./StructureDrawing').then((module) => module.StructureDrawing),
  { ssr: false, loading: () => <p className="muted sm mt-4">Menggambar bagan …</p> },
);

/** The drawing's code is loaded only when somebody asks for the picture. */
export function StructureDrawingOnDemand({ units }: { units: readonly Unit[] }) {
  const [isShown, setShown] = useState(false);
  return (
    <>
      <div className="no-print mt-4">
        <Button icon="tree" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
          {isShown ? 'Tutup bagan' : 'Gambar bagan'}
        </Button>
      </div>
      {isShown ? <StructureDrawing units={units} /> : null}
    </>
  );
}
