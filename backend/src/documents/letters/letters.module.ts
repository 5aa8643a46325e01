import { Module } from '@nestjs/common';
import { LetterReadingService } from './letter-reading.service.js';
import { LetterScope } from './letter.scope.js';
import { LetterheadService } from './letterhead.service.js';
import { LetterheadsController } from './letterheads.controller.js';
import { LettersController } from './letters.controller.js';
import { LettersService } from './letters.service.js';
import { VerificationController } from './verification.controller.js';
import { VerificationService } from './verification.service.js';

@Module({
  controllers: [LetterheadsController, LettersController, VerificationController],
  providers: [
    LetterheadService,
    LettersService,
    LetterReadingService,
    LetterScope,
    VerificationService,
  ],
  exports: [LettersService, LetterScope],
})
export class LettersModule {}
