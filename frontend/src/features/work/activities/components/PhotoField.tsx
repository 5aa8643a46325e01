'use client';

import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import { fileSize } from '@/lib/format';
import { wallClock } from '../capture/draft';
import { loadBytes } from '../outbox/database';
import type { LocalFile } from '../outbox/types';

/** A picture that lies on this phone, as an address that the page can show. */
function useLocalPicture(photo: LocalFile | null): string | null {
  const [shown, setShown] = useState<{ id: string; url: string } | null>(null);
  const id = photo?.id ?? null;
  const type = photo?.type ?? '';
  useEffect(() => {
    let made: string | null = null;
    let isGone = false;
    const open = async (): Promise<void> => {
      const bytes = id ? await loadBytes(id) : null;
      if (isGone || !bytes || !id) return;
      made = URL.createObjectURL(new Blob([bytes], { type }));
      setShown({ id, url: made });
    };
    void open();
    return () => {
      isGone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [id, type]);
  return shown?.id === id ? shown.url : null;
}

/** In the agency's zone, as the day that it is compared with. */
function takenText(photo: LocalFile, today: string, timeZone: string): string {
  const { date, time } = wallClock(new Date(photo.at), timeZone);
  const day = date === today ? 'Hari ini' : `${Number(date.slice(8))}/${Number(date.slice(5, 7))}`;
  return `${day} ${time.replace(':', '.')}, ${fileSize(photo.size)}`;
}

/** Camera or gallery, before anything else: the photo is what most people have in hand. */
export function PhotoField({
  photo,
  serverPhoto,
  today,
  timeZone,
  isOnline,
  error,
  onBeforeCamera,
  onPick,
}: {
  photo: LocalFile | null;
  /** Thumbnail of a photo that was sent before. */
  serverPhoto: string | null;
  today: string;
  timeZone: string;
  isOnline: boolean;
  error?: string;
  /** Android may kill the page while the camera is open. */
  onBeforeCamera: () => void;
  onPick: (file: File) => void;
}) {
  const camera = useRef<HTMLInputElement>(null);
  const gallery = useRef<HTMLInputElement>(null);
  const url = useLocalPicture(photo) ?? serverPhoto;
  const open = (input: HTMLInputElement | null) => {
    onBeforeCamera();
    input?.click();
  };
  const picked = (input: HTMLInputElement) => {
    const [file] = input.files ?? [];
    input.value = '';
    if (file) onPick(file);
  };
  return (
    <div className={error ? 'field bad' : 'field'} id="photo" tabIndex={-1}>
      <span className="vh">Foto bukti, wajib</span>
      {error ? (
        <span className="err-msg">
          <Icon name="alert" small />
          {error}
        </span>
      ) : null}
      <div className="ph">
        <div className="photo">
          {url ? (
            // oxlint-disable-next-line nextjs/no-img-element -- a picture of this phone has no address that an optimizer could fetch
            <img src={url} alt="Foto bukti yang dipilih" width={104} height={104} />
          ) : (
            <Icon name="camera" />
          )}
        </div>
        <div>
          <b className="sm font-semibold">Foto bukti</b>
          <small className="sm">
            {photo
              ? `${takenText(photo, today, timeZone)}${isOnline ? '' : ', di ponsel ini'}. Lokasi tidak disimpan.`
              : serverPhoto
                ? 'Foto yang sudah dikirim.'
                : 'Wajib. Lokasi tidak disimpan.'}
          </small>
          <div className="acts-row">
            <Button icon="camera" onClick={() => open(camera.current)}>
              {url ? 'Ganti foto' : 'Kamera'}
            </Button>
            {url ? null : (
              <Button icon="image" onClick={() => open(gallery.current)}>
                Galeri
              </Button>
            )}
          </div>
        </div>
      </div>
      <input
        ref={camera}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        aria-label="Ambil foto bukti"
        onChange={(event) => picked(event.currentTarget)}
      />
      <input
        ref={gallery}
        type="file"
        accept="image/jpeg,image/png,image/webp"
        hidden
        aria-label="Pilih foto bukti dari galeri"
        onChange={(event) => picked(event.currentTarget)}
      />
    </div>
  );
}
