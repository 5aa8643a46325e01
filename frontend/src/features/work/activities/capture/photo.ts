const MAX_SIDE = 1600;
const TARGET_BYTES = 300 * 1024;
const QUALITIES = [0.82, 0.7, 0.58, 0.46];

export interface ShrunkPhoto {
  bytes: ArrayBuffer;
  type: string;
}

/**
 * Makes a photo small enough for poor signal before it is kept: longest side 1,600 px, JPEG, at most 300 kB where the
 * picture allows. The new picture carries no position. A picture that this browser cannot open stays as it is; the
 * server then says what is wrong with it.
 */
export async function shrinkPhoto(file: Blob): Promise<ShrunkPhoto> {
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, MAX_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    for (const quality of QUALITIES) {
      const blob = await encoded(canvas, quality);
      if (blob && (blob.size <= TARGET_BYTES || quality === QUALITIES.at(-1)))
        return { bytes: await blob.arrayBuffer(), type: blob.type };
    }
  } catch {
    // falls through to the picture as it came
  }
  return { bytes: await file.arrayBuffer(), type: file.type || 'image/jpeg' };
}

const encoded = (canvas: HTMLCanvasElement, quality: number): Promise<Blob | null> =>
  new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
