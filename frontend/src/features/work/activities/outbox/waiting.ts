/** Opened by `database.ts`; here only looked into, without the code that reads and sends. */
export const DATABASE = 'asn-squad';

/** Whether something of this person waits on this phone; also yes where that cannot be told cheaply. */
export async function somethingWaits(owner: string): Promise<boolean> {
  // Opening one that is not there would make it, without its stores.
  const known = await globalThis.indexedDB?.databases?.().catch(() => undefined);
  if (!known) return 'indexedDB' in globalThis;
  if (!known.some(({ name }) => name === DATABASE)) return false;
  return new Promise((resolve) => {
    const opening = indexedDB.open(DATABASE);
    opening.addEventListener('upgradeneeded', () => opening.transaction?.abort());
    opening.addEventListener('error', () => resolve(true));
    opening.addEventListener('success', () => {
      const database = opening.result;
      try {
        const count = database
          .transaction('outbox')
          .objectStore('outbox')
          .index('owner')
          .count(owner);
        count.addEventListener('error', () => resolve(true));
        count.addEventListener('success', () => resolve(count.result > 0));
      } catch {
        // The database has no stores yet; sending creates them.
        resolve(true);
      }
      database.close();
    });
  });
}
