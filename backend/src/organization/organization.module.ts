import { Global, Module } from '@nestjs/common';
import { AgencyController } from './agency/agency.controller.js';
import { AgencyService } from './agency/agency.service.js';
import { AssessorChanges } from './assessors/assessor-changes.js';
import { AssessorController } from './assessors/assessor.controller.js';
import { AssessorExceptionsService } from './assessors/assessor-exceptions.service.js';
import { AssessorOverrideService } from './assessors/assessor-override.service.js';
import { AssessorProposalController } from './assessors/assessor-proposal.controller.js';
import { AssessorProposalService } from './assessors/assessor-proposal.service.js';
import { ContactNews } from './people/contact-news.js';
import { CalendarAftermath } from './calendar/calendar-aftermath.js';
import { CalendarService } from './calendar/calendar.service.js';
import { DailyRefreshService } from './directory/daily-refresh.service.js';
import { DelegationsController } from './acting/delegations.controller.js';
import { DelegationsService } from './acting/delegations.service.js';
import { DeparturesController } from './departures/departures.controller.js';
import { DeparturesService } from './departures/departures.service.js';
import { DirectoryService } from './directory/directory.service.js';
import { EmployeeImport } from './importing/employee-import.service.js';
import { isAdmin, isOverseer } from './grants/admin.js';
import { GrantsController } from './grants/grants.controller.js';
import { GrantsService } from './grants/grants.service.js';
import { DirectorySearchService } from './directory/directory-search.service.js';
import { DirectoryController } from './directory/directory.controller.js';
import { PeopleService } from './people/people.service.js';
import { PostsService } from './people/posts.service.js';
import { SeatService } from './acting/seat.service.js';
import { StaffingEnd } from './departures/staffing-end.service.js';
import { StructureImport } from './importing/structure-import.service.js';
import { StructureService } from './structure/structure.service.js';
import { UnitsController } from './structure/units.controller.js';
import { UnitsService } from './structure/units.service.js';
import { WordSearch } from './people/word-search.js';
import { ActorActions } from '../workflow/offers/actor-actions.js';

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
    DirectoryController,
    DeparturesController,
  ],
  providers: [
    ...PUBLISHED,
    UnitsService,
    AssessorExceptionsService,
    AssessorProposalService,
    ContactNews,
    DirectorySearchService,
    DailyRefreshService,
  ],
  exports: PUBLISHED,
})
export class OrganizationModule {
  constructor(actions: ActorActions) {
    actions.register('oversee', isOverseer);
    actions.register('administer', isAdmin);
  }
}
