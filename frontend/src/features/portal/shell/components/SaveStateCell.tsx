'use client';

import { useSyncExternalStore } from 'react';
import { Icon } from '@/components/ui/Icon';
import { time } from '@/lib/format';
import { onSaveState, readSaveState } from '@/lib/save-state';

/** Is my work saved? "Tersimpan 09.14 WIB", "Antre (2)". */
export function SaveStateCell({ renderedAt, timeZone }: { renderedAt: string; timeZone: string }) {
  const state = useSyncExternalStore(onSaveState, readSaveState, () => null);
  if (state?.kind === 'queued' && state.count > 0) {
    return (
      <div className="queue">
        <dt>Data</dt>
        <dd>
          <Icon name="upload" small /> Antre ({state.count})
        </dd>
      </div>
    );
  }
  if (state?.kind === 'saving' || state?.kind === 'failed') {
    return (
      <div className={state.kind === 'failed' ? 'queue' : undefined}>
        <dt>Data</dt>
        <dd>
          {state.kind === 'saving' ? (
            'Menyimpan…'
          ) : (
            <>
              <span className="long">Belum tersimpan</span>
              <span className="short">Tertunda</span>
            </>
          )}
        </dd>
      </div>
    );
  }
  return (
    <div>
      <dt>Data</dt>
      <dd>
        <Icon name="check" small /> Tersimpan
        <span className="long">
          {' '}
          {time(state?.kind === 'saved' ? state.at : renderedAt, timeZone)}
        </span>
      </dd>
    </div>
  );
}
