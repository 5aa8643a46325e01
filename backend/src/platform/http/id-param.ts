import { Param } from '@nestjs/common';
import { IdPipe } from './id.pipe.js';

/** An id of the path. */
export const IdParam = (name = 'id') => Param(name, IdPipe);
