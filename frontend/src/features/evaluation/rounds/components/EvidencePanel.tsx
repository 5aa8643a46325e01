import { Icon } from '@/components/ui/Icon';
import { CapacityTag } from '@/components/ui/StatusTag';
import { Ledger } from '@/components/ui/Ledger';
import { Photo } from '@/components/ui/Photo';
import { Thread } from '@/components/ui/Thread';
import { dateRange, dayMonth, decimal } from '@/lib/format';
import type { SheetDetail, SheetLine } from '../labels';

const SHOWN_PHOTOS = 6;

/** What the member reported, the validated work behind it, and the leader's words beside. */
export function EvidencePanel({
  line,
  remark,
  timeZone,
}: {
  line: SheetLine;
  remark: SheetDetail['leaderRemark'];
  timeZone: string;
}) {
  const { actionItem, report, activities } = line;
  const photos = activities.flatMap((activity) =>
    activity.evidence.flatMap((evidence) =>
      evidence.thumbnailUrl
        ? { id: evidence.id, src: evidence.thumbnailUrl, url: evidence.url, activity }
        : [],
    ),
  );
  const files = activities.flatMap((activity) =>
    activity.evidence.filter((evidence) => evidence.kind === 'file'),
  );
  return (
    <section className="pn-l" aria-labelledby="laporan">
      <h2 id="laporan">{actionItem.text}</h2>
      <p className="sm muted">
        {actionItem.rhkText === actionItem.text ? '' : `RHK: ${actionItem.rhkText}. `}
        {dateRange(actionItem.startsOn, actionItem.endsOn)}
      </p>
      <p className="claim">{report.text ?? 'Laporan sedang diperbaiki oleh anggota.'}</p>
      {photos.length > 0 ? (
        <div className="shots">
          {photos.slice(0, SHOWN_PHOTOS).map((photo) => (
            <a key={photo.id} href={photo.url} target="_blank" rel="noreferrer">
              <Photo
                src={photo.src}
                alt={`Foto ${dayMonth(photo.activity.date)}: ${photo.activity.name ?? photo.activity.description}`}
              />
            </a>
          ))}
        </div>
      ) : null}
      <section className="ev" aria-labelledby="bukti">
        <div className="sec-h">
          <h3 id="bukti">Bukti dukung</h3>
          <span className="r">{activities.length} aktivitas tervalidasi</span>
        </div>
        <Ledger
          caption="Capaian rencana aksi"
          hiddenCaption
          head={
            <>
              <th scope="col">Satuan hasil</th>
              <th scope="col" className="num">
                Target
              </th>
              <th scope="col" className="num">
                Realisasi
              </th>
            </>
          }
        >
          <tbody>
            <tr>
              <th scope="row">{actionItem.unit ?? 'hasil'}</th>
              <td className="num">{actionItem.target ? decimal(actionItem.target) : '–'}</td>
              <td className="num">{report.realised ? decimal(report.realised) : '–'}</td>
            </tr>
          </tbody>
        </Ledger>
        {activities.length > 0 ? (
          <details className="mt-2">
            <summary>
              Lihat {activities.length} aktivitas <Icon name="down" />
            </summary>
            <ul className="rows">
              {activities.map((activity) => (
                <li key={activity.id} className="item">
                  <span className="item-b">
                    <b>{activity.name ?? activity.description}</b>
                    <small>
                      {dayMonth(activity.date)}, {decimal(activity.quantity)} {activity.unit}
                    </small>
                    {activity.name ? <small>{activity.description}</small> : null}
                  </span>
                </li>
              ))}
            </ul>
          </details>
        ) : (
          <p className="sm muted mt-2">
            Belum ada aktivitas tervalidasi untuk rencana aksi ini. Nilai berdasarkan laporannya.
          </p>
        )}
        {files.map((file) => (
          <p key={file.id} className="sm">
            <a className="tap" href={file.url} target="_blank" rel="noreferrer">
              {file.name}
            </a>
          </p>
        ))}
      </section>
      {remark ? (
        <section className="ev" aria-labelledby="lain">
          <div className="sec-h">
            <h3 id="lain">Pertimbangan lain</h3>
            <span className="r">Tidak masuk hitungan</span>
          </div>
          <Thread
            entries={[
              {
                id: 'leader',
                who: remark.name,
                at: remark.at,
                when: dayMonth(remark.at, timeZone),
                text: remark.note || remark.summary,
                tag: <CapacityTag>Ketua tim</CapacityTag>,
              },
            ]}
          />
        </section>
      ) : null}
    </section>
  );
}
