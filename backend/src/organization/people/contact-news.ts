import { Injectable } from '@nestjs/common';
import type { RecordCorrection } from '../../platform/database/corrections.js';
import type { Tx } from '../../platform/database/database.js';
import { NotificationService } from '../../workflow/events/notification.service.js';

interface ContactCorrection extends RecordCorrection {
  readonly changes: readonly {
    readonly field: string;
    readonly from: unknown;
    readonly to: unknown;
  }[];
}

const addressOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Codes for forgotten passwords go to a person's e-mail address; the old address is told that it was changed (R207). */
@Injectable()
export class ContactNews {
  constructor(private readonly notifications: NotificationService) {}

  async tell(tx: Tx, agencyId: string, corrections: readonly ContactCorrection[]): Promise<void> {
    const changed = corrections.flatMap(({ id, changes }) =>
      changes
        .filter(({ field }) => field === 'email')
        .map(({ from, to }) => ({ personId: id, from: addressOf(from), to: addressOf(to) })),
    );
    if (changed.length === 0) return;
    const employments = await tx.query<{ id: string; personId: string }>(
      `select distinct on (person_id) id, person_id as "personId" from employment
        where agency_id = $1 and person_id = any($2::uuid[]) order by person_id, starts_on desc`,
      [agencyId, changed.map(({ personId }) => personId)],
    );
    const employeeOf = new Map(employments.map(({ id, personId }) => [personId, id]));
    await this.notifications.notify(
      tx,
      ...changed.map(({ personId, from, to }) => ({
        agencyId,
        employeeIds: [employeeOf.get(personId) ?? null],
        formerAddress: from,
        kind: 'person.correct',
        title: 'Alamat surel Anda di ASN Squad diganti',
        body: `${to === null ? 'Alamat itu dihapus.' : `Alamat sekarang: ${to}. Kode untuk kata sandi yang terlupa dikirim ke sana.`} Bila ini keliru, segera hubungi pengelola kepegawaian.`,
        link: '/saya',
        entity: 'person',
        entityId: personId,
      })),
    );
  }
}
