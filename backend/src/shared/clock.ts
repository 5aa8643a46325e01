import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';

/** The one source of "now", so that tests can set it. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }

  /** Today's date (`YYYY-MM-DD`) in the agency's zone. */
  today(timeZone: string): string {
    return DateTime.fromJSDate(this.now()).setZone(timeZone).toISODate() ?? '';
  }
}
