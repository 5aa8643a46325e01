import { Foundation1795300000001 } from './1795300000001-foundation.js';
import { Organization1795300000002 } from './1795300000002-organization.js';
import { GoalsAndSkp1795300000003 } from './1795300000003-goals-and-skp.js';
import { SquadsAndAssignments1795300000004 } from './1795300000004-squads-and-assignments.js';
import { ActivitiesAndEvaluation1795300000005 } from './1795300000005-activities-and-evaluation.js';
import { AssignmentReminders1795300000120 } from './1795300000120-assignment-reminders.js';
import { DirectoryWords1795300000130 } from './1795300000130-directory-words.js';
import { ActionItemsOfVersions1795300000140 } from './1795300000140-action-items-of-versions.js';
import { ScoringRules1795300000150 } from './1795300000150-scoring-rules.js';
import { LetterCancellation1795300000155 } from './1795300000155-letter-cancellation.js';
import { MemberReminders1795300000156 } from './1795300000156-member-reminders.js';
import { HotLookups1795300000160 } from './1795300000160-hot-lookups.js';
import { CarriersOfGoals1795300000161 } from './1795300000161-carriers-of-goals.js';
import { RowLevelSecurity1795300000170 } from './1795300000170-row-level-security.js';
import { SessionStart1795300000200 } from './1795300000200-session-start.js';
import { GoalTreeChanges1795300000220 } from './1795300000220-goal-tree-changes.js';
import { UnitHeads1795300000230 } from './1795300000230-unit-heads.js';
import { DirectoryWordKeys1795300000231 } from './1795300000231-directory-word-keys.js';
import { AuditStays1795300000240 } from './1795300000240-audit-stays.js';
import { ActivityStatus1795300000250 } from './1795300000250-activity-status.js';
import { GuessableWords1795300000300 } from './1795300000300-guessable-words.js';
import { MembershipOnce1795300000301 } from './1795300000301-membership-once.js';
import { StaffingChanges1796000000400 } from './1796000000400-staffing-changes.js';
import { FormerNips1796000000402 } from './1796000000402-former-nips.js';
import { SessionConfirmation1796000000600 } from './1796000000600-session-confirmation.js';
import { StoredLetterPlans1796000000200 } from './1796000000200-stored-letter-plans.js';
import { SentRequests1796000000201 } from './1796000000201-sent-requests.js';
import { AssignmentEndings1796000000300 } from './1796000000300-assignment-endings.js';
import { HomeAgency1796000000100 } from './1796000000100-home-agency.js';
import { SecondApprovals1796000000900 } from './1796000000900-second-approvals.js';
import { AssessorProblems1796000000901 } from './1796000000901-assessor-problems.js';
import { PostsLeft1796000000500 } from './1796000000500-posts-left.js';
import { Guesses1796000000601 } from './1796000000601-guesses.js';
import { GrantsStay1796000000602 } from './1796000000602-grants-stay.js';
import { TimeSeen1796000000800 } from './1796000000800-time-seen.js';
import { UnitVersions1796000000501 } from './1796000000501-unit-versions.js';
import { SearchWithoutNip1796000000700 } from './1796000000700-search-without-nip.js';
import { TargetsInWords1796000000701 } from './1796000000701-targets-in-words.js';
import { DecidingSeat1796000000210 } from './1796000000210-deciding-seat.js';
import { StoppedAssignments1796000000390 } from './1796000000390-stopped-assignments.js';
import { AccountsBehindTheWall1796000000101 } from './1796000000101-accounts-behind-the-wall.js';
import { Transfers1796000000102 } from './1796000000102-transfers.js';
import { LettersStay1796000000310 } from './1796000000310-letters-stay.js';
import { Departures1796000000401 } from './1796000000401-departures.js';
import { Letterheads1796000000920 } from './1796000000920-letterheads.js';
import { SecondFactor1796000000910 } from './1796000000910-second-factor.js';
import { PersonMerges1796000000930 } from './1796000000930-person-merges.js';
import { AccountSecondFactor1796000000911 } from './1796000000911-account-second-factor.js';
import { CorrectionRequests1796000000950 } from './1796000000950-correction-requests.js';

export const migrations = [
  Foundation1795300000001,
  Organization1795300000002,
  GoalsAndSkp1795300000003,
  SquadsAndAssignments1795300000004,
  ActivitiesAndEvaluation1795300000005,
  AssignmentReminders1795300000120,
  DirectoryWords1795300000130,
  ActionItemsOfVersions1795300000140,
  ScoringRules1795300000150,
  LetterCancellation1795300000155,
  MemberReminders1795300000156,
  HotLookups1795300000160,
  CarriersOfGoals1795300000161,
  RowLevelSecurity1795300000170,
  SessionStart1795300000200,
  GoalTreeChanges1795300000220,
  UnitHeads1795300000230,
  DirectoryWordKeys1795300000231,
  AuditStays1795300000240,
  ActivityStatus1795300000250,
  GuessableWords1795300000300,
  MembershipOnce1795300000301,
  StaffingChanges1796000000400,
  SessionConfirmation1796000000600,
  StoredLetterPlans1796000000200,
  SentRequests1796000000201,
  AssignmentEndings1796000000300,
  HomeAgency1796000000100,
  SecondApprovals1796000000900,
  AssessorProblems1796000000901,
  PostsLeft1796000000500,
  Guesses1796000000601,
  GrantsStay1796000000602,
  TimeSeen1796000000800,
  UnitVersions1796000000501,
  SearchWithoutNip1796000000700,
  TargetsInWords1796000000701,
  DecidingSeat1796000000210,
  StoppedAssignments1796000000390,
  AccountsBehindTheWall1796000000101,
  Transfers1796000000102,
  LettersStay1796000000310,
  Departures1796000000401,
  FormerNips1796000000402,
  Letterheads1796000000920,
  SecondFactor1796000000910,
  PersonMerges1796000000930,
  AccountSecondFactor1796000000911,
  CorrectionRequests1796000000950,
];
