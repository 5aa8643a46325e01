import { ApiProperty } from '@nestjs/swagger';
import { PageOf } from '../../platform/http/list.dto.js';

export class NotificationDto {
  @ApiProperty() id: string;
  @ApiProperty() kind: string;
  @ApiProperty() title: string;
  @ApiProperty() body: string;
  @ApiProperty({ type: String, nullable: true }) link: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readAt: string | null;
}

export class NotificationPageDto extends PageOf(NotificationDto) {
  @ApiProperty({ description: 'unread, counted up to 100' }) unread: number;
}

export class UnreadDto {
  @ApiProperty({ description: 'unread, counted up to 100' }) unread: number;
}
