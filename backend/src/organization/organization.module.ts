import { Global, Module } from '@nestjs/common';
import { AgencyController } from './agency.controller.js';
import { AgencyService } from './agency.service.js';
import { AssessorChanges } from './assessor-changes.js';
import { AssessorController } from './assessor.controller.js';
import { AssessorExceptionsService } from './assessor-exceptions.service.js';
import { AssessorOverrideService } from './assessor-override.service.js';
import { AssessorProposalController } from './assessor-proposal.controller.js';
import { AssessorProposalService } from './assessor-proposal.service.js';
import { ContactNews } from './contact-news.js';
import { CalendarAftermath } from './calendar-aftermath.js';
import { CalendarService } from './calendar.service.js';
import { DailyRefreshService } from './daily-refresh.service.js';
import { DelegationsController } from './delegations.controller.js';
import { DelegationsService } from './delegations.service.js';
import { DeparturesController } from './departures.controller.js';
import { DeparturesService } from './departures.service.js';
import { DirectoryService } from './directory.service.js';
import { EmployeeImport } from './employee-import.service.js';
import { EmployeeRecordService } from './employee-record.service.js';
import { GrantsController } from './grants.controller.js';
import { GrantsService } from './grants.service.js';
import { DirectorySearchService } from './directory-search.service.js';
import { PeopleController } from './people.controller.js';
import { PeopleService } from './people.service.js';
import { PostsService } from './posts.service.js';
import { SeatService } from './seat.service.js';
import { StaffingAftermath } from './staffing-aftermath.js';
import { StaffingEnd } from './staffing-end.service.js';
import { StructureImport } from './structure-import.service.js';
import { StructureService } from './structure.service.js';
import { UnitsController } from './units.controller.js';
import { UnitsService } from './units.service.js';
import { WordSearch } from './word-search.js';

const PUBLISHED = [
  StructureService,
  DirectoryService,
  SeatService,
  CalendarService,
  CalendarAftermath,
  PeopleService,
  PostsService,
  StructureImport,
  EmployeeImport,
  AgencyService,
  AssessorOverrideService,
  AssessorChanges,
  StaffingAftermath,
  DelegationsService,
  DeparturesService,
  GrantsService,
  StaffingEnd,
  WordSearch,
];

/** Global: every feature asks who sits where and when a step is due. */
@Global()
@Module({
  controllers: [
    UnitsController,
    DelegationsController,
    AgencyController,
    AssessorController,
    AssessorProposalController,
    GrantsController,
    PeopleController,
    DeparturesController,
  ],
  providers: [
    ...PUBLISHED,
    UnitsService,
    AssessorExceptionsService,
    AssessorProposalService,
    ContactNews,
    DirectorySearchService,
    EmployeeRecordService,
    DailyRefreshService,
  ],
  exports: PUBLISHED,
})
export class OrganizationModule {}
