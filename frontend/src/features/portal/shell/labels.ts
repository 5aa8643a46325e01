import { longDate } from '@/lib/format';
import type { Me } from './navigation';
import { actingPrefix, CAPACITY } from '@/features/organization/words';

type Capacity = Me['capacities'][number];

const VIA: Record<Capacity['via'], string> = {
  position: 'dari jabatan',
  delegation: 'dari pelimpahan',
  squad: 'dari tim kerja',
  grant: 'dari penetapan admin',
};

/** "Plh. Kepala unit, Bidang Aplikasi Informatika" */
export function capacityLabel(capacity: Capacity): string {
  return `${actingPrefix(capacity.delegationKind)}${CAPACITY[capacity.role]}${capacity.unitName ? `, ${capacity.unitName}` : ''}`;
}

/** "dari jabatan, sejak 1 Januari 2026" */
export function capacityOrigin(capacity: Capacity): string {
  return [
    VIA[capacity.via],
    capacity.since ? `sejak ${longDate(capacity.since)}` : '',
    capacity.until ? `sampai ${longDate(capacity.until)}` : '',
  ]
    .filter(Boolean)
    .join(', ');
}
