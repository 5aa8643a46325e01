import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';

/** By this header the server of the pages says for which page it asks. */
export const PAGE_HEADER = 'x-asn-page';

/**
 * The pages under way and what their calls of the API met. A page has its place already (Admission), so its calls need
 * none of their own: else a page that was let in would fail half-way. Its name is told to the server of the pages alone.
 */
@Injectable()
export class PageCalls {
  /** Name of each page under way, and whether the API could not answer one of its calls. */
  private readonly pages = new Map<string, boolean>();

  begin(): string {
    const name = randomUUID();
    this.pages.set(name, false);
    return name;
  }

  end(name: string): void {
    this.pages.delete(name);
  }

  isUnderWay(name: unknown): boolean {
    return typeof name === 'string' && this.pages.has(name);
  }

  /** Notes what one call of a page met; anything else than an outage is the page's own business. */
  answered(name: unknown, status: number): void {
    if (status === 503 && typeof name === 'string' && this.pages.has(name))
      this.pages.set(name, true);
  }

  metOutage(name: string): boolean {
    return this.pages.get(name) ?? false;
  }
}
