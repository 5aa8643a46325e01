import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';

/** By this header the server of the pages says for which page it asks. */
export const PAGE_HEADER = 'x-asn-page';

/** `metOutage`: the API could not answer one of its calls. */
export interface PageUnderWay {
  metOutage: boolean;
}

/**
 * The pages under way and what their calls of the API met. A page has its place already (Admission), so its calls need
 * none of their own: else a page that was let in would fail half-way. Its name is told to the server of the pages alone.
 */
@Injectable()
export class PageCalls {
  /** Name of each page under way. */
  private readonly pages = new Map<string, PageUnderWay>();

  begin(): string {
    const name = randomUUID();
    this.pages.set(name, { metOutage: false });
    return name;
  }

  end(name: string): void {
    this.pages.delete(name);
  }

  /** The page to which a call says it belongs. */
  find(name: unknown): PageUnderWay | undefined {
    return typeof name === 'string' ? this.pages.get(name) : undefined;
  }

  /** Notes an outage that one call of a page met; any other error is handled by the page itself. */
  answered(name: unknown, status: number): void {
    const page = this.find(name);
    if (status === 503 && page) page.metOutage = true;
  }

  metOutage(name: string): boolean {
    return this.find(name)?.metOutage ?? false;
  }
}
