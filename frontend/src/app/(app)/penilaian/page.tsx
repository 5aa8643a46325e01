import type { Metadata } from 'next';
import { EmptyState } from '@/components/ui/EmptyState';
import { Icon } from '@/components/ui/Icon';
import { PageHead } from '@/components/ui/PageHead';
import { QueueSection } from '@/features/evaluation/rounds/components/QueueSection';
import { readSheets } from '@/features/evaluation/rounds/data';
import { queuesOf } from '@/features/evaluation/rounds/queue';
import { readMe } from '@/features/portal/shell/me';

export const metadata: Metadata = { title: 'Penilaian' };

export default async function AssessmentsPage({ searchParams }: PageProps<'/penilaian'>) {
  const { tim } = await searchParams;
  const [me, sheets] = await Promise.all([
    readMe(),
    readSheets(typeof tim === 'string' ? tim : undefined),
  ]);
  const queues = queuesOf(sheets);
  const open = queues.filter((queue) => queue.sheets.some((sheet) => sheet.status !== 'submitted'));
  const sent = queues.filter((queue) => !open.includes(queue));
  const waiting = sheets.filter((sheet) => sheet.status !== 'submitted').length;
  return (
    <>
      <PageHead
        title="Penilaian"
        sub={waiting > 0 ? `${waiting} orang menunggu nilai Anda` : 'Tidak ada yang menunggu Anda'}
      />
      <div className="body">
        {queues.length === 0 ? (
          <EmptyState title="Belum ada yang perlu dinilai">
            Lembar penilaian muncul di sini setelah ketua tim meminta penilaian. Anda menilai
            sebagai pemilik kinerja atau sebagai Pejabat Penilai Kinerja anggota.
          </EmptyState>
        ) : null}
        {open.map((queue) => (
          <QueueSection key={queue.key} queue={queue} today={me.today} />
        ))}
        {sent.length > 0 ? (
          <details className="mt-8">
            <summary>
              Sudah dikirim, {sent.length} putaran <Icon name="down" />
            </summary>
            {sent.map((queue) => (
              <QueueSection key={queue.key} queue={queue} today={me.today} />
            ))}
          </details>
        ) : null}
      </div>
    </>
  );
}
