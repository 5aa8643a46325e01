import { describe, expect, it } from '@jest/globals';
import type { Step } from './labels';
import { outcomeOf } from './outcome';

const step = (order: number, part: Partial<Step>, employeeId: string | null, name: string | null) =>
  ({
    order,
    action: 'approve',
    status: 'waiting',
    letters: [],
    since: null,
    dueAt: null,
    decidedAt: null,
    note: null,
    approver: {
      employeeId,
      name,
      capacity: 'unit_head',
      unitId: null,
      post: 'Kepala Dinas Kesehatan',
      delegationKind: null,
      forecast: false,
    },
    ...part,
  }) satisfies Step;

describe('what a decision brings', () => {
  it('promises no letter where the step brings none, and names who is next', () => {
    const steps = [
      step(1, { status: 'done' }, 'a', 'Ani'),
      step(2, { status: 'pending' }, 'b', 'Budi'),
      step(3, { status: 'skipped' }, 'c', 'Citra'),
      step(4, { action: 'issue', letters: ['assignment'] }, 'd', 'Dewi, M.M.'),
    ];
    expect(outcomeOf(steps)).toBe(
      'Tidak ada surat yang terbit pada langkah ini. Berikutnya: Penerbitan surat tugas, Dewi, M.M.',
    );
  });

  it('names the letters of the step, and the post while nobody holds it', () => {
    const steps = [
      step(1, { status: 'pending', letters: ['request', 'answer'] }, 'b', 'Budi'),
      step(2, {}, null, null),
    ];
    expect(outcomeOf(steps)).toBe(
      'Surat permohonan melibatkan dan surat jawaban diberi nomor dan langsung terbit. Berikutnya: Persetujuan, Kepala Dinas Kesehatan (lowong).',
    );
  });

  it('says when the next turn belongs to the same person', () => {
    const steps = [
      step(1, { status: 'pending' }, 'b', 'Budi'),
      step(2, { action: 'issue' }, 'b', 'Budi'),
    ];
    expect(outcomeOf(steps)).toContain('Penerbitan surat tugas, giliran Anda lagi.');
  });

  it('promises nothing once the step is decided', () => {
    expect(outcomeOf([step(1, { status: 'refused' }, 'b', 'Budi')])).toBe(
      'Langkah ini sudah diputus.',
    );
  });
});
