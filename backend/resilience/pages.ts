import { setTimeout as sleep } from 'node:timers/promises';
import type { Product } from './product.js';

/** Opens pages all the time: whatever happens, the visitor gets a page that says what is wrong. */
export class Visitor {
  readonly seen = { opened: 0, told: 0, refused: 0 };
  readonly complaints: string[] = [];
  private stopping = false;
  private walking: Promise<void>;

  constructor(
    private readonly product: Product,
    private readonly token: string,
  ) {}

  begin(): void {
    this.walking = this.walk();
  }

  async finish(): Promise<void> {
    this.stopping = true;
    await this.walking;
  }

  private async walk(): Promise<void> {
    while (!this.stopping) {
      for (const path of ['/masuk', '/beranda']) await this.open(path);
      await sleep(300);
    }
  }

  private async open(path: string): Promise<void> {
    try {
      const response = await fetch(`${this.product.url}${path}`, {
        headers: { cookie: `asn_access=${this.token}` },
        signal: AbortSignal.timeout(20_000),
        redirect: 'manual',
      });
      const text = await response.text();
      const isPage = response.headers.get('content-type')?.includes('text/html') ?? false;
      if (response.status === 200) this.seen.opened += 1;
      // Next's own page of the error boundary, or the page that stands in for Next.
      else if (isPage && /__next_error__|lang="id"/.test(text)) this.seen.told += 1;
      else this.complaints.push(`${path}: ${response.status} ${text.slice(0, 300)}`);
    } catch {
      // Everything passes through the backend: while it is down, nothing answers at all.
      this.seen.refused += 1;
    }
  }
}
