import { Global, Module } from '@nestjs/common';
import { CalendarService } from './calendar.service.js';
import { DirectoryService } from './directory.service.js';
import { EmployeeImport } from './employee-import.service.js';
import { PeopleService } from './people.service.js';
import { SeatService } from './seat.service.js';
import { StructureImport } from './structure-import.service.js';
import { StructureService } from './structure.service.js';

/** Global: every feature asks who sits where and when a step is due. */
@Global()
@Module({
  providers: [
    StructureService,
    DirectoryService,
    SeatService,
    CalendarService,
    PeopleService,
    StructureImport,
    EmployeeImport,
  ],
  exports: [
    StructureService,
    DirectoryService,
    SeatService,
    CalendarService,
    PeopleService,
    StructureImport,
    EmployeeImport,
  ],
})
export class OrganizationModule {}
