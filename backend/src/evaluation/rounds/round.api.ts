/** What a program that gives an agency a past needs of rounds: the statements that the verbs run, with other people and instants. */
export { linesOf, type SheetRow, sheetsOfRounds } from './assessment.queries.js';
export { insertSheets, markSheets, writeLines } from './assessment.store.js';
export { insertRound, markRounds, type NewRound, type RoundMark } from './round.store.js';
export { writeReport } from './squad-report.store.js';
