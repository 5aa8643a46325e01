'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/Button';
import { ErrorSummary } from '@/components/ui/ErrorSummary';
import { Section } from '@/components/ui/Section';
import { api, unwrap } from '@/lib/api/browser';
import { decimal } from '@/lib/format';
import { messageOf } from '@/lib/problem';
import { aspectsText, type SheetDetail } from '../labels';
import { stopHref } from '../queue';

/** Every figure before it is sent, with the way back to it. */
export function SendSheets({ sheets }: { sheets: readonly SheetDetail[] }) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [message, setMessage] = useState<string>();

  const send = async () => {
    setBusy(true);
    setMessage(undefined);
    let sent = 0;
    try {
      for (const sheet of sheets) {
        await unwrap(
          api.POST('/api/v1/assessments/{id}/submit', { params: { path: { id: sheet.id } } }),
        );
        sent += 1;
      }
      router.push(`/penilaian/kirim?tim=${sheets[0]?.squad.id ?? ''}&terkirim=${sent}`);
    } catch (problem) {
      setMessage(`${sent} dari ${sheets.length} nilai terkirim. ${messageOf(problem)}`);
    } finally {
      setBusy(false);
      router.refresh();
    }
  };

  return (
    <>
      <ErrorSummary title="Belum semua terkirim" message={message} errors={[]} />
      {sheets.map((sheet) => (
        <Section
          key={sheet.id}
          id={`s-${sheet.id}`}
          title={sheet.member.name}
          aside={`Rata-rata ${decimal(sheet.score ?? '–')}`}
        >
          <dl className="check">
            {sheet.lines.map((line, index) => (
              <div key={line.id}>
                <dt>{line.actionItem.text}</dt>
                <dd>
                  <b>{decimal(line.score ?? '–')}</b>
                  <br />
                  {line.substance !== null && line.conformity !== null && line.structure !== null
                    ? aspectsText({
                        substance: line.substance,
                        conformity: line.conformity,
                        structure: line.structure,
                      })
                    : 'Belum lengkap'}
                  {line.note ? (
                    <>
                      <br />
                      <span className="muted">{line.note}</span>
                    </>
                  ) : null}
                </dd>
                <dd className="c">
                  <Link href={stopHref({ sheetId: sheet.id, line: index })} prefetch={false}>
                    Ubah
                    <span className="vh">
                      {' '}
                      nilai {sheet.member.name}, {line.actionItem.text}
                    </span>
                  </Link>
                </dd>
              </div>
            ))}
          </dl>
        </Section>
      ))}
      <p className="sm muted mt-4">
        Nilai yang sudah dikirim hanya dapat diubah bila Kepala Unit mengembalikannya.
      </p>
      <div className="acts-row mt-4">
        <Button variant="primary" busy={busy} onClick={() => void send()}>
          Kirim {sheets.length} nilai
        </Button>
        <ButtonLink href="/penilaian">Nanti saja</ButtonLink>
      </div>
    </>
  );
}
