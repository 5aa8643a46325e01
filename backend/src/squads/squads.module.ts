import { Module } from '@nestjs/common';
import { SquadsService } from './squads.service.js';

@Module({ providers: [SquadsService], exports: [SquadsService] })
export class SquadsModule {}
