import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { MAX_PHOTO_BYTES, preparePhoto } from './images.js';

const refusal = (code: string) =>
  expect.objectContaining({ errors: [expect.objectContaining({ field: 'photo', code })] });

/** Left half red, right half blue, so that a turn can be seen. */
const halves = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#0000ff' } }).composite([
    {
      input: { create: { width: width / 2, height, channels: 3, background: '#ff0000' } },
      left: 0,
      top: 0,
    },
  ]);

const noise = (side: number) =>
  sharp(randomBytes(side * side * 3), { raw: { width: side, height: side, channels: 3 } });

describe('preparePhoto', () => {
  it('takes away the position and every other tag', async () => {
    const taken = await halves(400, 200)
      .withExif({
        IFD0: { Make: 'Ponsel', Copyright: 'rahasia' },
        IFD3: { GPSLatitude: '7/1 15/1 0/1', GPSLatitudeRef: 'S' },
      })
      .jpeg()
      .toBuffer();
    expect((await sharp(taken).metadata()).exif).toBeDefined();
    expect(taken.includes('Ponsel')).toBe(true);

    const { photo, thumbnail } = await preparePhoto(taken);
    for (const made of [photo, thumbnail]) {
      const tags = await sharp(made).metadata();
      expect([tags.exif, tags.xmp, tags.iptc]).toEqual([undefined, undefined, undefined]);
      expect(made.includes('Ponsel')).toBe(false);
    }
  });

  it('turns the picture upright before it forgets the orientation', async () => {
    const lying = await halves(400, 200).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const { photo, width, height } = await preparePhoto(lying);
    expect([width, height]).toEqual([200, 400]);
    const { data, info } = await sharp(photo).raw().toBuffer({ resolveWithObject: true });
    const top = data.subarray(0, 3);
    const bottom = data.subarray((info.height - 1) * info.width * info.channels).subarray(0, 3);
    expect(top[0]).toBeGreaterThan(200);
    expect(bottom[2]).toBeGreaterThan(200);
  });

  it('fits 1600 px and 300 kB, with a thumbnail of 320 px', async () => {
    const { photo, width, height, thumbnail } = await preparePhoto(
      await halves(4000, 3000).jpeg().toBuffer(),
    );
    expect([width, height]).toEqual([1600, 1200]);
    expect(photo.length).toBeLessThanOrEqual(MAX_PHOTO_BYTES);
    expect(await sharp(photo).metadata()).toMatchObject({
      format: 'jpeg',
      width: 1600,
      height: 1200,
    });
    expect(await sharp(thumbnail).metadata()).toMatchObject({
      format: 'webp',
      width: 320,
      height: 240,
    });
  });

  it('shrinks what no quality can bring under 300 kB', async () => {
    const { photo, width } = await preparePhoto(await noise(1600).jpeg({ quality: 60 }).toBuffer());
    expect(photo.length).toBeLessThanOrEqual(MAX_PHOTO_BYTES);
    expect(width).toBeLessThan(1600);
  });

  it('does not blow up a small photo and puts white under a transparent one', async () => {
    const clear = await sharp({
      create: { width: 100, height: 50, channels: 4, background: '#00000000' },
    })
      .png()
      .toBuffer();
    const { photo, width, height } = await preparePhoto(clear);
    expect([width, height]).toEqual([100, 50]);
    expect((await sharp(photo).raw().toBuffer())[0]).toBeGreaterThan(250);
  });

  it('refuses a small file that unfolds to more than 50 megapixels', async () => {
    const bomb = await sharp({
      create: { width: 10_000, height: 6_000, channels: 3, background: '#fff' },
      limitInputPixels: false,
    })
      .png()
      .toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    await expect(preparePhoto(bomb)).rejects.toEqual(refusal('file_size'));
  });

  it('refuses a photo cut off on the way', async () => {
    const whole = await noise(300).jpeg().toBuffer();
    await expect(preparePhoto(whole.subarray(0, whole.length / 2))).rejects.toEqual(
      refusal('file_broken'),
    );
  });
});
