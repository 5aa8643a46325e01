'use client';

import { Button } from '@/components/ui/Button';

export function PrintButton() {
  return (
    <Button icon="print" variant="primary" onClick={() => window.print()}>
      Cetak rekap
    </Button>
  );
}
