import type { Metadata } from 'next';
import Link from 'next/link';
import { ButtonLink } from '@/components/ui/Button';
import { EmptyState } from '@/components/ui/EmptyState';
import { Icon } from '@/components/ui/Icon';
import { readActivity, readForm } from '@/features/work/activities/api';
import { PageHead } from '@/components/ui/PageHead';
import { TopBar } from '@/components/ui/TopBar';
import { copyOf, mendingOf, newDraft } from '@/features/work/activities/capture/draft';
import { CaptureScreen } from '@/features/work/activities/components/CaptureScreen';
import { readMe, requestTime } from '@/features/portal/shell/me';

export const metadata: Metadata = { title: 'Catat aktivitas' };

interface Search {
  /** An earlier activity to copy. */
  salin?: string;
  /** A returned activity, or a draft of the server, to mend. */
  ubah?: string;
  /** Something that waits on this phone. */
  antre?: string;
  /** Another day than today. */
  tanggal?: string;
}

export default async function CapturePage({ searchParams }: { searchParams: Promise<Search> }) {
  const [me, search] = await Promise.all([readMe(), searchParams]);
  if (!me.employee)
    return (
      <>
        <PageHead title="Catat aktivitas" />
        <div className="body">
          <EmptyState title="Akun ini tidak mencatat aktivitas">
            Aktivitas dicatat oleh pegawai. Akun ini bukan milik pegawai.
          </EmptyState>
        </div>
      </>
    );
  const sourceId = search.ubah ?? search.salin;
  const [form, source] = await Promise.all([
    readForm(search.tanggal),
    sourceId ? readActivity(sourceId) : null,
  ]);
  const { timeZone } = me.agency;
  const now = new Date(requestTime());
  const initial =
    source === null
      ? newDraft(form, timeZone, now, search.tanggal)
      : search.ubah
        ? mendingOf(source)
        : copyOf(source, form, timeZone, now);
  const photo = search.ubah ? source?.evidence.find((one) => one.kind === 'photo') : undefined;
  const title = search.ubah ? 'Ubah aktivitas' : 'Catat aktivitas';
  const copyHref = `/catat?salin=${form.previousActivityId}`;
  return (
    <>
      <TopBar
        title={title}
        back="/beranda"
        noTabs
        action={
          form.previousActivityId ? (
            <Link
              href={copyHref}
              prefetch={false}
              className="icon-btn"
              aria-label="Salin dari aktivitas kemarin"
            >
              <Icon name="copy" />
            </Link>
          ) : undefined
        }
      />
      <PageHead
        title={title}
        deskOnly
        actions={
          form.previousActivityId ? (
            <ButtonLink href={copyHref} icon="copy" className="only-d">
              Salin kemarin
            </ButtonLink>
          ) : undefined
        }
      />
      <CaptureScreen
        key={sourceId ?? search.antre ?? search.tanggal ?? 'baru'}
        owner={me.employee.id}
        timeZone={timeZone}
        form={form}
        initial={initial}
        isAsked={source !== null || search.tanggal !== undefined}
        mending={search.ubah !== undefined}
        serverPhoto={photo?.thumbnailUrl ?? null}
        queuedId={search.antre ?? null}
      />
    </>
  );
}
