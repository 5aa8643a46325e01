import { Facts } from '@/components/ui/Facts';
import { Ledger } from '@/components/ui/Ledger';
import { Notice } from '@/components/ui/Notice';
import { StatusTag } from '@/components/ui/StatusTag';
import { dateTime, longDate } from '@/lib/format';
import {
  CORRECTION_FIELD,
  CORRECTION_STATUS,
  type CorrectionRequest,
  fieldsText,
  valueText,
} from '../words';

/** What is asked, why, by what it is proven, and what became of it. */
export function CorrectionDetail({
  request,
  timeZone,
}: {
  request: CorrectionRequest;
  timeZone: string;
}) {
  const { askedBy, changes, reason, document, stale, dueAt, decidedBy, decidedAt, note } = request;
  const [word, tone] = CORRECTION_STATUS[request.status];
  return (
    <>
      {stale.length > 0 ? (
        <Notice tone="back">
          Data sudah berubah sejak permintaan ini diajukan: {fieldsText(stale)}. Permintaan ini
          tidak dapat disetujui lagi.
        </Notice>
      ) : null}
      <Ledger
        caption="Perubahan yang diminta"
        hiddenCaption
        stack
        head={
          <>
            <th scope="col">Data</th>
            <th scope="col">Tercatat saat diajukan</th>
            <th scope="col">Yang diminta</th>
          </>
        }
      >
        <tbody>
          {changes.map(({ field, from, to }) => (
            <tr key={field}>
              <th scope="row">{CORRECTION_FIELD[field]}</th>
              <td data-label="Tercatat saat diajukan">{valueText(field, from)}</td>
              <td data-label="Yang diminta">
                <b>{valueText(field, to)}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </Ledger>
      <div className="mt-6">
        <Facts
          items={[
            [
              'Status',
              <StatusTag key="status" tone={tone}>
                {word}
              </StatusTag>,
            ],
            ['Pemohon', `${askedBy.name}, ${askedBy.positionName}, ${askedBy.unitName}`],
            ['Diajukan', dateTime(request.askedAt, timeZone)],
            ['Batas', request.status === 'waiting' && dueAt ? longDate(dueAt) : null],
            ['Alasan', reason],
            [
              'Dokumen',
              <a
                key="document"
                className="tap"
                href={`/api/v1/correction-requests/${request.id}/document`}
                download={document.name}
              >
                {document.name}
              </a>,
            ],
            [
              'Diputus',
              decidedBy && decidedAt ? `${decidedBy}, ${dateTime(decidedAt, timeZone)}` : null,
            ],
            ['Catatan', note],
          ]}
        />
      </div>
    </>
  );
}
