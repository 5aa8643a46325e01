import type { components } from '@/lib/api/schema';

export type SecondApproval = components['schemas']['SecondApprovalDto'];
export type AskSecondApproval = components['schemas']['AskSecondApprovalDto'];

export const STATUS: Record<SecondApproval['status'], readonly [string, 'wait' | 'done' | 'back']> =
  {
    pending: ['Menunggu', 'wait'],
    confirmed: ['Disetujui', 'done'],
    refused: ['Ditolak', 'back'],
    withdrawn: ['Dibatalkan', 'done'],
    lapsed: ['Tidak berlaku', 'back'],
  };
