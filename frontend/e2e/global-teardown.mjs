export default async function globalTeardown() {
  await globalThis.product?.stop();
}
