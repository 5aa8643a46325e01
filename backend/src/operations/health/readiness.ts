import { Injectable } from '@nestjs/common';

/** Set once by main.ts when migrations and demo data are in place. */
@Injectable()
export class Readiness {
  private ready = false;

  get isReady(): boolean {
    return this.ready;
  }

  markReady(): void {
    this.ready = true;
  }
}
