import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsArray, IsOptional, IsString, ValidateNested } from 'class-validator';
import { isRefusal } from '../../kernel/error.js';
import { fieldsAs, validationPipe } from './validation.js';

class LineDto {
  @ApiProperty() @IsOptional() @IsString() text?: string;
}

class SheetDto {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => LineDto)
  lines: LineDto[];
}

describe('what a payload may hold', () => {
  const check = (body: unknown) =>
    validationPipe().transform(body, { type: 'body', metatype: SheetDto });
  const faultsOf = async (work: Promise<unknown>): Promise<unknown> => {
    try {
      return await work;
    } catch (error) {
      return isRefusal(error) ? error.errors : error;
    }
  };

  it.each([
    [{ lines: [[]] }, 'lines.0'],
    [{ lines: [{}, [{}]] }, 'lines.1'],
    [{ lines: [[[]]] }, 'lines.0'],
  ])('is no list within a list: %j', async (body, field) => {
    expect(await faultsOf(check(body))).toEqual([
      { field, code: 'nestedValidation', message: 'Bentuk isian tidak dikenal.' },
    ]);
  });

  it('is a list of objects', async () => {
    expect(await check({ lines: [{ text: 'a' }, {}] })).toEqual({ lines: [{ text: 'a' }, {}] });
  });

  it('is checked alike in the fields of a form with a file', async () => {
    expect(await fieldsAs(LineDto, { text: 'a' })).toBeInstanceOf(LineDto);
    expect(await faultsOf(fieldsAs(LineDto, { other: 'a' }))).toMatchObject([
      { field: 'other', code: 'whitelistValidation' },
    ]);
  });
});
