import sharp from 'sharp';

/** A photo as a phone that has made it smaller sends it: 1280 × 960, noise and gradients, about 150 kB. */
export async function photoForm() {
  const jpeg = await sharp({
    create: {
      width: 1280,
      height: 960,
      channels: 3,
      noise: { type: 'gaussian', mean: 128, sigma: 12 },
      background: '#808080',
    },
  })
    .blur(1.2)
    .jpeg({ quality: 80 })
    .toBuffer();
  const boundary = 'batas-ukur-beban';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="photo"; filename="IMG.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`;
  return {
    body: Buffer.concat([Buffer.from(head), jpeg, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    contentType: `multipart/form-data; boundary=${boundary}`,
  };
}
