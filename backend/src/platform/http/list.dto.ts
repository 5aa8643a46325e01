import type { Type } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import type { Page } from './cursor.js';

/** How the contract describes the two fields of a page where they need words. */
interface Words {
  items?: string;
  nextCursor?: string;
}

const described = (description: string | undefined) =>
  description === undefined ? {} : { description };

/** A list in one answer, without pages. Each DTO extends it, so that it has its own name in the contract. */
export function ListOf<T>(Item: Type<T>, words: Words = {}): Type<Pick<Page<T>, 'items'>> {
  class ListDto {
    @ApiProperty({ type: [Item], ...described(words.items) }) items: T[];
  }
  return ListDto;
}

/** A list that comes in pages. */
export function PageOf<T>(Item: Type<T>, words: Words = {}): Type<Page<T>> {
  class PageDto extends ListOf(Item, words) {
    @ApiProperty({ type: String, nullable: true, ...described(words.nextCursor) })
    nextCursor: string | null;
  }
  return PageDto;
}
