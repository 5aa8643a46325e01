'use client';

import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { draftOf, type GoalDraft, overwritten } from '../draft';
import { GOAL_LEVEL } from '../../words';
import { CASCADINGS, type GoalDetail, targetOf } from '../labels';

/** What the latest version says where saving would write over it, line by line. */
function differences(draft: GoalDraft, latest: GoalDetail): string[] {
  const words: Record<string, string> = {
    statement: `Sasaran: “${latest.statement}”`,
    level: `Tingkat: ${GOAL_LEVEL[latest.level]}`,
    cascading: `Cara penurunan: ${latest.cascading ? CASCADINGS[latest.cascading] : 'belum ditentukan'}`,
    unitId: `Pengampu: ${latest.pengampu?.name ?? 'belum ada'}`,
  };
  for (const [index, { text, unit, formula, ...wanted }] of latest.indicators.entries()) {
    const figure = `${targetOf(wanted) ?? 'tanpa target'} ${unit}`;
    words[`indicators.${index}`] =
      `Indikator ${index + 1}: “${text}”, ${figure}${formula ? `, ${formula}` : ''}`;
  }
  return overwritten(draft, draftOf(latest)).flatMap((field) => words[field] ?? []);
}

/** Somebody else saved the same goal first: fetches theirs and shows it beside what was typed, which stays. */
export function LatestVersion({
  isStale,
  latest,
  draft,
  onTake,
}: {
  isStale: boolean;
  /** The one fetched; none before. */
  latest: GoalDetail | null;
  draft: GoalDraft;
  onTake: () => Promise<void>;
}) {
  const [busy, setBusy] = useState(false);
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isStale || latest) ref.current?.focus();
  }, [isStale, latest]);
  if (!isStale && !latest) return null;

  const take = async () => {
    setBusy(true);
    await onTake();
    setBusy(false);
  };
  const others = latest && !isStale ? differences(draft, latest) : [];
  return (
    <div className="mb-6" ref={ref} tabIndex={-1} role="alert">
      <Notice tone="wait" icon="alert">
        {isStale ? (
          <>
            <b>Sasaran ini baru saja diubah orang lain.</b> Isian Anda tetap di sini. Ambil versi
            terbaru, lalu simpan lagi.
            <div className="mt-3">
              <Button busy={busy} onClick={() => void take()}>
                Ambil versi terbaru
              </Button>
            </div>
          </>
        ) : (
          <>
            <b>Versi terbaru sudah diambil; isian Anda tetap.</b>{' '}
            {others.length > 0
              ? 'Yang berikut di versi terbaru akan diganti isian Anda bila disimpan:'
              : 'Simpan sasaran sekali lagi.'}
            {others.length > 0 ? (
              <ul className="mt-2">
                {others.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            ) : null}
          </>
        )}
      </Notice>
    </div>
  );
}
