'use client';

import { Button } from '@/components/ui/Button';

/** The browser prints or saves as PDF; every opened figure is printed with it. */
export function PrintButton() {
  return (
    <Button icon="download" onClick={() => window.print()}>
      PDF
    </Button>
  );
}
