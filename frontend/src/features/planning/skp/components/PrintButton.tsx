'use client';

import { Button } from '@/components/ui/Button';

export function PrintButton() {
  return (
    <Button icon="print" className="no-print" onClick={() => window.print()}>
      Cetak
    </Button>
  );
}
