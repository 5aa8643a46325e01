import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { type Draft, draftOf, type Queued } from './types';
import { DATABASE } from './waiting';

interface Schema extends DBSchema {
  /** One draft per employee. */
  draft: { key: string; value: Draft };
  outbox: { key: string; value: Queued; indexes: { owner: string } };
  /** Bytes of photos and files, as ArrayBuffer: Blobs do not survive everywhere. */
  bytes: { key: string; value: ArrayBuffer };
}

let opened: Promise<IDBPDatabase<Schema>> | null = null;

function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>(DATABASE, 1, {
    upgrade(db) {
      db.createObjectStore('draft');
      db.createObjectStore('outbox', { keyPath: 'clientId' }).createIndex('owner', 'owner');
      db.createObjectStore('bytes');
    },
  });
  return opened;
}

export const loadDraft = async (owner: string): Promise<Draft | null> =>
  (await (await database()).get('draft', owner)) ?? null;

export const saveDraft = async (owner: string, draft: Draft): Promise<void> => {
  await (await database()).put('draft', draft, owner);
};

export const dropDraft = async (owner: string): Promise<void> => {
  await (await database()).delete('draft', owner);
};

export const saveBytes = async (id: string, bytes: ArrayBuffer): Promise<void> => {
  await (await database()).put('bytes', bytes, id);
};

export const loadBytes = async (id: string): Promise<ArrayBuffer | null> =>
  (await (await database()).get('bytes', id)) ?? null;

export const dropBytes = async (ids: readonly string[]): Promise<void> => {
  const db = await database();
  await Promise.all(ids.map((id) => db.delete('bytes', id)));
};

export const listQueued = async (owner: string): Promise<Queued[]> =>
  (await (await database()).getAllFromIndex('outbox', 'owner', owner)).sort((a, b) =>
    a.queuedAt.localeCompare(b.queuedAt),
  );

export const loadQueued = async (clientId: string): Promise<Queued | null> =>
  (await (await database()).get('outbox', clientId)) ?? null;

export const saveQueued = async (item: Queued): Promise<void> => {
  await (await database()).put('outbox', item);
};

/** The draft leaves and the queued entry arrives in one transaction: a killed page loses neither. */
export async function moveToOutbox(owner: string, item: Queued): Promise<void> {
  const tx = (await database()).transaction(['draft', 'outbox'], 'readwrite');
  await Promise.all([
    tx.objectStore('outbox').put(item),
    tx.objectStore('draft').delete(owner),
    tx.done,
  ]);
}

/** Its id belongs to something else, so it gets a new one. */
export async function renameQueued(item: Queued): Promise<void> {
  const clientId = crypto.randomUUID();
  const tx = (await database()).transaction('outbox', 'readwrite');
  await Promise.all([
    tx.store.put({ ...item, clientId, draft: { ...item.draft, clientId, wasQueued: false } }),
    tx.store.delete(item.clientId),
    tx.done,
  ]);
}

/** The other way round, to be mended. */
export async function moveToDraft(owner: string, item: Queued): Promise<void> {
  const tx = (await database()).transaction(['draft', 'outbox'], 'readwrite');
  await Promise.all([
    tx.objectStore('draft').put(draftOf(item), owner),
    tx.objectStore('outbox').delete(item.clientId),
    tx.done,
  ]);
}

export async function removeQueued(item: Queued): Promise<void> {
  const tx = (await database()).transaction(['outbox', 'bytes'], 'readwrite');
  await Promise.all([
    tx.objectStore('outbox').delete(item.clientId),
    ...item.draft.files.map((file) => tx.objectStore('bytes').delete(file.id)),
    tx.done,
  ]);
}
