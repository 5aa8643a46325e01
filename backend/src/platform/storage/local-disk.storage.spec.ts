import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { LocalDiskStorage } from './local-disk.storage.js';
import { sha256 } from './sha256.js';
import { FileNotStored } from './storage.js';

describe('LocalDiskStorage', () => {
  let root: string;
  let storage: LocalDiskStorage;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'asn-files-'));
    storage = new LocalDiskStorage(root);
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  const collect = async (stream: Readable): Promise<string> =>
    Buffer.concat(await stream.toArray()).toString();

  it('keeps content under its SHA-256 in two levels of folders', async () => {
    const stored = await storage.put(Buffer.from('isi'));
    expect(stored).toEqual({ key: sha256(Buffer.from('isi')), size: 3 });
    expect(await readdir(join(root, stored.key.slice(0, 2), stored.key.slice(2, 4)))).toEqual([
      stored.key,
    ]);
    expect(await storage.exists(stored.key)).toBe(true);
    expect(await collect(await storage.open(stored.key))).toBe('isi');
    expect((await storage.read(stored.key)).toString()).toBe('isi');
  });

  it('takes a stream and gives it the same key as the same bytes', async () => {
    const stored = await storage.put(Readable.from([Buffer.from('i'), Buffer.from('si')]));
    expect(stored.key).toBe(sha256(Buffer.from('isi')));
  });

  it('keeps the same content once, also when put twice at the same moment', async () => {
    const both = await Promise.all([
      storage.put(Buffer.from('sama')),
      storage.put(Buffer.from('sama')),
    ]);
    expect(both[0]).toEqual(both[1]);
    expect(await readdir(join(root, 'unfinished'))).toEqual([]);
  });

  it('leaves nothing behind when the stream breaks', async () => {
    const broken = Readable.from(
      (async function* parts() {
        yield Buffer.from('separuh');
        throw new Error('putus');
      })(),
    );
    await expect(storage.put(broken)).rejects.toThrow('putus');
    expect(await readdir(join(root, 'unfinished'))).toEqual([]);
    expect(await readdir(root)).toEqual(['unfinished']);
  });

  it.each(['', '../../etc/passwd', 'A'.repeat(64), `${'a'.repeat(63)}/`])(
    'never takes %p for a key',
    async (key) => {
      expect(await storage.exists(key)).toBe(false);
      await expect(storage.open(key)).rejects.toBeInstanceOf(FileNotStored);
    },
  );

  it('says when nothing is stored under a key', async () => {
    await expect(storage.read('0'.repeat(64))).rejects.toBeInstanceOf(FileNotStored);
  });

  it('sweeps what killed processes left, a day later and not before', async () => {
    const aside = join(root, 'unfinished');
    await mkdir(aside);
    await writeFile(join(aside, 'old'), 'x');
    await writeFile(join(aside, 'new'), 'x');
    const now = new Date('2026-11-24T00:00:00Z');
    await utimes(join(aside, 'old'), now, new Date('2026-11-22T23:00:00Z'));
    await utimes(join(aside, 'new'), now, new Date('2026-11-23T23:00:00Z'));
    expect(await storage.sweepUnfinished(now)).toBe(1);
    expect(await readdir(aside)).toEqual(['new']);
  });
});
