import sharp, { type Sharp } from 'sharp';
import { detectPhoto } from './content-type.js';
import { fileRefused } from './file-refused.js';

export interface PreparedPhoto {
  /** JPEG of at most 300 kB, upright, without any metadata. */
  readonly photo: Buffer;
  readonly width: number;
  readonly height: number;
  /** WebP that fits in 320 × 320. */
  readonly thumbnail: Buffer;
}

export const PHOTO_TYPE = 'image/jpeg';
export const THUMBNAIL_TYPE = 'image/webp';
export const MAX_PHOTO_BYTES = 300 * 1024;

const MAX_SIDE = 1600;
const THUMBNAIL_SIDE = 320;
/** 50 megapixels: above every phone's usual mode, below what fills the memory of a small server. */
const MAX_PIXELS = 50_000_000;
const QUALITIES = [82, 74, 66, 58, 50];
/** A noisy picture may be above the limit even at the lowest quality; then it shrinks. */
const SHRINK = 0.8;
const MIN_SIDE = 320;

/**
 * Makes an uploaded photo fit for keeping: turned upright by its EXIF orientation first, then made
 * anew as JPEG, so that position, device and every other tag are gone.
 * @throws Refusal 400 `file_empty`, `file_size`, `file_type` or `file_broken` on `field`.
 */
export async function preparePhoto(content: Uint8Array, field = 'photo'): Promise<PreparedPhoto> {
  await detectPhoto(content, field);
  try {
    return await encode(content);
  } catch (error) {
    if (error instanceof Error && error.message.includes('pixel limit')) {
      throw fileRefused(
        field,
        'file_size',
        'Ukuran foto melebihi 50 megapiksel. Perkecil, lalu kirim kembali.',
      );
    }
    throw fileRefused(
      field,
      'file_broken',
      'Foto terpotong atau rusak. Ambil ulang foto, lalu kirim kembali.',
    );
  }
}

async function encode(content: Uint8Array): Promise<PreparedPhoto> {
  // Turning, flattening and shrinking once; the attempts below start from these pixels.
  const { data, info } = await sharp(content, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
    .rotate()
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .resize({ width: MAX_SIDE, height: MAX_SIDE, fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const pixels = (): Sharp =>
    sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
  const thumbnail = await pixels()
    .resize({
      width: THUMBNAIL_SIDE,
      height: THUMBNAIL_SIDE,
      fit: 'inside',
      withoutEnlargement: true,
    })
    .webp({ quality: 72 })
    .toBuffer();
  for (let side = MAX_SIDE; side >= MIN_SIDE; side = Math.round(side * SHRINK)) {
    for (const quality of QUALITIES) {
      const made = await pixels()
        .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
        .jpeg({ quality, mozjpeg: true })
        .toBuffer({ resolveWithObject: true });
      if (made.data.length > MAX_PHOTO_BYTES) continue;
      return { photo: made.data, width: made.info.width, height: made.info.height, thumbnail };
    }
  }
  throw new Error('no quality fits the limit');
}
