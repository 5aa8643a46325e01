import Link from 'next/link';
import { Notice } from '@/components/ui/Notice';
import { PageHead } from '@/components/ui/PageHead';
import { NextPage } from '@/components/ui/Pagination';
import { Section } from '@/components/ui/Section';
import { StatusTag } from '@/components/ui/StatusTag';
import { STATUS as ACTIVITY } from '@/features/work/activities/labels';
import { STATUS as ASSIGNMENT } from '@/features/teams/assignments/labels';
import type { Me } from '@/features/portal/shell/navigation';
import { STATUSES as SKP } from '@/features/planning/skp/labels';
import { dateRange, longDate } from '@/lib/format';
import type { FormerHistory } from '../api';

/** Where somebody lands who no longer serves: their own documents, to read and to print. */
export function FormerHome({ me, history }: { me: Me; history: FormerHistory }) {
  const { skp, assignments, activities } = history;
  return (
    <>
      <PageHead title={me.name} sub={me.agency.name} />
      <div className="body">
        <Notice tone="wait" icon="file">
          Anda tidak lagi bertugas di instansi ini. Dokumen Anda sendiri tetap dapat dibaca di sini;
          tidak ada yang dapat diubah.
        </Notice>
        <Section id="skp" title="SKP">
          {skp.items.length === 0 ? <p className="muted mt-3">Tidak ada SKP.</p> : null}
          <ul className="rows">
            {skp.items.map((one) => (
              <li key={one.id} className="item">
                <span className="item-b">
                  <b>
                    <Link prefetch={false} href={`/skp/${one.id}`}>
                      SKP {dateRange(one.from, one.until)}
                    </Link>
                  </b>
                </span>
                <StatusTag tone="done">{SKP[one.status]}</StatusTag>
              </li>
            ))}
          </ul>
        </Section>
        <Section id="penugasan" title="Penugasan dan surat tugas">
          {assignments.items.length === 0 ? (
            <p className="muted mt-3">Tidak ada penugasan.</p>
          ) : null}
          <ul className="rows">
            {assignments.items.map((one) => (
              <li key={one.id} className="item">
                <span className="item-b">
                  <b>
                    <Link prefetch={false} href={`/penugasan/${one.id}`}>
                      {one.squad?.name ?? one.task}
                    </Link>
                  </b>
                  <small>{dateRange(one.startsOn, one.endsOn)}</small>
                </span>
                <StatusTag tone="done">{ASSIGNMENT[one.status].label}</StatusTag>
              </li>
            ))}
          </ul>
        </Section>
        <Section id="kegiatan" title="Kegiatan, terbaru dahulu">
          {activities.items.length === 0 ? <p className="muted mt-3">Tidak ada kegiatan.</p> : null}
          <ul className="rows">
            {activities.items.map((one) => (
              <li key={one.id} className="item">
                <span className="item-b">
                  <b>
                    <Link prefetch={false} href={`/aktivitas/${one.id}`}>
                      {one.name ?? one.description}
                    </Link>
                  </b>
                  <small>{longDate(one.date)}</small>
                </span>
                <StatusTag tone="done">{ACTIVITY[one.status].label}</StatusTag>
              </li>
            ))}
          </ul>
          <NextPage
            href={activities.nextCursor ? `/beranda?mulai=${activities.nextCursor}` : null}
          />
        </Section>
      </div>
    </>
  );
}
