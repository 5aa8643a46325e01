import { Controller, Get, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { BeforePasswordChange, type SignedInRequest } from '../platform/auth/decorators.js';
import { notFound } from '../platform/errors/problem.js';
import { MeDto } from './account.dto.js';
import { MeService } from './me.service.js';

@ApiTags('auth')
@Controller('me')
export class MeController {
  constructor(private readonly service: MeService) {}

  @BeforePasswordChange()
  @Get()
  @ApiOkResponse({ type: MeDto })
  async me(@Req() request: SignedInRequest): Promise<MeDto> {
    if (!request.user) throw notFound();
    return this.service.of(request.user);
  }
}
