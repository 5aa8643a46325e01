import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';

/** The hash of the preview that was read: what a decision sends back where it brings letters (R503). */
export const LetterHash = (description: string): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ pattern: '^[0-9a-f]{64}$', description }),
    IsOptional(),
    Matches(/^[0-9a-f]{64}$/),
  );
