import { readKept, writeKept } from './kept-form';

class Storage implements globalThis.Storage {
  private readonly rows = new Map<string, string>();
  get length(): number {
    return this.rows.size;
  }
  clear(): void {
    this.rows.clear();
  }
  getItem(name: string): string | null {
    return this.rows.get(name) ?? null;
  }
  key(): string | null {
    return null;
  }
  removeItem(name: string): void {
    this.rows.delete(name);
  }
  setItem(name: string, value: string): void {
    this.rows.set(name, value);
  }
}

describe('a form that was reloaded', () => {
  const initial = { name: '', roles: [{ title: '' }] };
  const typed = { name: 'Tim data', roles: [{ title: 'Ketua' }] };

  it('finds what was typed, under its own key', () => {
    const storage = new Storage();
    writeKept(storage, 'squad:new', typed, initial);
    expect(readKept(storage, 'squad:new', initial)).toEqual(typed);
    expect(readKept(storage, 'squad:other', initial)).toBeNull();
  });

  it('keeps nothing where nothing differs', () => {
    const storage = new Storage();
    writeKept(storage, 'squad:new', typed, initial);
    writeKept(storage, 'squad:new', { ...initial }, initial);
    expect(storage.length).toBe(0);
  });

  it('leaves what an older version of the page has kept', () => {
    const storage = new Storage();
    writeKept<object>(storage, 'squad:new', { title: 'lama' }, {});
    expect(readKept(storage, 'squad:new', initial)).toBeNull();
  });
});
