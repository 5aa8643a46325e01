import { CAPACITIES, type Capacity } from './capacities.js';

/**
 * Who may what: one line per route, one answer per capacity, in the order of `GROUPS`. What is asked about is the member's
 * own or belongs to the member's unit, and stands in the state in which the verb is allowed (world.ts, requests.ts).
 *
 * 2xx  done, or read; a list holds what this person may read, nothing of another agency
 * 400  may ask, but the request names something that is not there for this person; and by design at
 *      /auth/password, /auth/reauth, /auth/reset and where own sessions are ended: password and code are wrong on purpose
 * 401  not signed in
 * 403  may read it, but not do this
 * 404  may not even know that it is there; figures (/api/metrics) only this machine and METRICS_TOKEN's bearer may read
 */
const TABLE = `
# Health
GET /api/health/live                               | 200 200 200 200 | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 200 | 200
GET /api/health/ready                              | 200 200 200 200 | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 200 | 200
GET /api/metrics                                   | 404 404 404 404 | 404 404 404 404 | 404 404 404 404 404 | 404 404 404 404 | 404

# Units
GET /units                                         | 200 200 200 200 | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 200 | 401
GET /units/:id                                     | 200 200 200 200 | 200 200 200 200 | 404 404 404 404 404 | 200 200 200 200 | 401
PATCH /units/:id                                   | 403 403 403 403 | 403 403 403 403 | 404 404 404 404 404 | 200 403 403 403 | 401

# Delegations
GET /delegations                                   | 403 403 403 403 | 403 403 403 403 | 403 403 403 403 200 | 200 200 200 200 | 401
POST /delegations                                  | 403 403 403 403 | 403 403 403 403 | 403 403 403 403 400 | 201 403 403 403 | 401
POST /delegations/:id/revoke                       | 403 403 403 403 | 403 403 403 403 | 403 403 403 403 404 | 200 403 403 403 | 401

# Agency and calendar
GET /agency                                        | 200 200 200 200 | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 200 | 401
PATCH /agency                                      | 403 403 403 403 | 403 403 403 403 | 403 403 403 403 200 | 200 403 403 403 | 401
GET /holidays                                      | 200 200 200 200 | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 200 | 401
PUT /holidays/:date                                | 403 403 403 403 | 403 403 403 403 | 403 403 403 403 200 | 200 403 403 403 | 401
DELETE /holidays/:date                             | 403 403 403 403 | 403 403 403 403 | 403 403 403 403 404 | 204 403 403 403 | 401

# Pejabat Penilai Kinerja
GET /assessor-exceptions                           | 403 403 403 403 | 403 403 403 403 | 403 403 403 403 200 | 200 200 200 200 | 401
POST /assessor-exceptions/confirm                  | 403 403 403 403 | 403 403 403 403 | 403 403 403 403 400 | 200 403 403 403 | 401
POST /employees/:id/assessor-override              | 403 403 403 403 | 403 403 403 403 | 404 404 404 404 404 | 200 403 403 403 | 401
GET /employees/:id/record                          | 403 403 403 403 | 403 403 403 403 | 404 404 404 404 404 | 200 200 403 200 | 401
POST /employees/:id/assessor-proposals             | 201 403 403 403 | 403 403 403 403 | 404 404 404 404 404 | 403 403 403 403 | 401
GET /assessor-proposals                            | 200 200 200 200 | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 200 | 401
POST /assessor-proposals/:id/confirm               | 404 404 403 200 | 404 404 404 404 | 404 404 404 404 404 | 200 404 404 404 | 401
POST /assessor-proposals/:id/refuse                | 404 404 403 200 | 404 404 404 404 | 404 404 404 404 404 | 200 404 404 404 | 401

# Second approvals
GET /second-approvals                              | 200 200 200 200 | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 200 | 401
POST /second-approvals                             | 403 403 403 403 | 403 403 403 403 | 403 403 403 403 403 | 403 403 403 403 | 401
GET /second-approvals/:id                          | 404 404 404 200 | 404 404 404 404 | 404 404 404 404 404 | 200 404 404 200 | 401
POST /second-approvals/:id/confirm                 | 404 404 404 200 | 404 404 404 404 | 404 404 404 404 404 | 403 404 404 403 | 401
POST /second-approvals/:id/refuse                  | 404 404 404 200 | 404 404 404 404 | 404 404 404 404 404 | 403 404 404 403 | 401
POST /second-approvals/:id/withdraw                | 404 404 404 403 | 404 404 404 404 | 404 404 404 404 404 | 403 404 404 403 | 401

# Grants
GET /grants                                        | 403 403 403 403 | 403 403 403 403 | 403 403 403 403 200 | 200 403 403 200 | 401
POST /grants                                       | 403 403 403 403 | 403 403 403 403 | 403 403 403 403 400 | 201 403 403 403 | 401
POST /grants/:id/end                               | 403 403 403 403 | 403 403 403 403 | 403 403 403 403 404 | 200 403 403 403 | 401

# People
GET /people                                        | 200 200 200 200 | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 200 | 401
GET /employees                                     | 200 200 200 200 | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 200 | 401
GET /employees/skills                              | 200 200 200 200 | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 200 | 401
GET /employees/:id                                 | 200 200 200 200 | 200 200 200 200 | 404 404 404 404 404 | 200 200 200 200 | 401
GET /squads/:id/roles/:roleId/candidates           | 200 200 200 200 | 200 200 200 200 | 404 404 404 404 404 | 200 200 200 200 | 401
GET /search                                        | 200 200 200 200 | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 200 | 401

# Signing in and accounts
POST /auth/login                                   | 200 200 200 200 | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 200 | 200
POST /auth/refresh                                 | 200 200 200 200 | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 200 | 200
POST /auth/logout                                  | 204 204 204 204 | 204 204 204 204 | 204 204 204 204 204 | 204 204 204 204 | 204
POST /auth/password                                | 400 400 400 400 | 400 400 400 400 | 400 400 400 400 400 | 400 400 400 400 | 401
POST /auth/reauth                                  | 400 400 400 400 | 400 400 400 400 | 400 400 400 400 400 | 400 400 400 400 | 401
POST /auth/forgot                                  | 204 204 204 204 | 204 204 204 204 | 204 204 204 204 204 | 204 204 204 204 | 204
POST /auth/reset                                   | 400 400 400 400 | 400 400 400 400 | 400 400 400 400 400 | 400 400 400 400 | 400
GET /me                                            | 200 200 200 200 | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 200 | 401
GET /me/agencies                                   | 200 200 200 200 | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 200 | 401
GET /me/sessions                                   | 200 200 200 200 | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 200 | 401
POST /me/sessions/end-others                       | 400 400 400 400 | 400 400 400 400 | 400 400 400 400 400 | 400 400 400 400 | 401
POST /me/sessions/:id/end                         | 400 404 404 404 | 404 404 404 404 | 404 404 404 404 404 | 404 404 404 404 | 401
PUT /me/agency                                     | 403 403 403 403 | 403 403 403 403 | 403 403 403 403 403 | 403 403 403 403 | 401
POST /accounts/codes                               | 403 403 403 403 | 403 403 403 403 | 400 400 400 400 400 | 200 403 403 403 | 401
POST /accounts/:id/codes                           | 403 403 403 403 | 403 403 403 403 | 404 404 404 404 404 | 200 403 403 403 | 401
POST /accounts/:id/end-sessions                    | 403 403 403 403 | 403 403 403 403 | 404 404 404 404 404 | 200 403 403 403 | 401

# Goals
GET /goals                                         | 200 200 200 200 | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 200 | 401
GET /goals/:id                                     | 200 200 200 200 | 200 200 200 200 | 404 404 404 404 404 | 200 200 200 200 | 401
POST /goals                                        | 403 403 201 201 | 403 403 403 403 | 400 400 400 400 400 | 201 403 403 403 | 401
PATCH /goals/:id                                   | 403 403 200 200 | 403 403 403 403 | 404 404 404 404 404 | 200 403 403 403 | 401
POST /goals/:id/move                               | 403 403 403 200 | 403 403 403 403 | 404 404 404 404 404 | 200 403 403 403 | 401

# SKP
POST /skp                                          | 201 201 201 201 | 201 201 201 201 | 201 201 201 201 403 | 403 403 403 403 | 401
GET /skp                                           | 200 200 200 200 | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 200 | 401
GET /skp/:id                                       | 200 200 200 200 | 404 404 404 404 | 404 404 404 404 404 | 200 404 404 200 | 401
GET /skp/:id/versions                              | 200 200 200 200 | 404 404 404 404 | 404 404 404 404 404 | 200 404 404 200 | 401
GET /skp/:id/choices                               | 200 404 200 200 | 404 404 404 404 | 404 404 404 404 404 | 200 404 404 200 | 401
PUT /skp/:id                                       | 200 404 403 403 | 404 404 404 404 | 404 404 404 404 404 | 403 404 404 403 | 401
POST /skp/:id/submit                               | 200 404 403 403 | 404 404 404 404 | 404 404 404 404 404 | 403 404 404 403 | 401
POST /skp/:id/return                               | 403 404 200 403 | 404 404 404 404 | 404 404 404 404 404 | 403 404 404 403 | 401
POST /skp/:id/approve                              | 403 404 200 403 | 404 404 404 404 | 404 404 404 404 404 | 403 404 404 403 | 401
POST /skp/:id/revise                               | 200 403 200 403 | 404 404 404 404 | 404 404 404 404 404 | 403 404 404 403 | 401
POST /skp/:id/comments                             | 201 404 201 201 | 404 404 404 404 | 404 404 404 404 404 | 403 404 404 403 | 401
PUT /action-items/:id/report                       | 200 403 403 403 | 404 404 404 404 | 404 404 404 404 404 | 403 404 404 403 | 401
POST /action-items/:id/report/submit               | 200 403 403 403 | 404 404 404 404 | 404 404 404 404 404 | 403 404 404 403 | 401

# Squads
POST /squads                                       | 403 403 201 201 | 403 403 403 403 | 400 400 400 400 400 | 403 403 403 403 | 401
GET /squads                                        | 200 200 200 200 | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 200 | 401
GET /squads/open-roles                             | 200 200 200 200 | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 200 | 401
GET /squads/goal-choices                           | 200 200 200 200 | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 200 | 401
GET /squads/:id                                    | 200 200 200 200 | 200 200 200 200 | 404 404 404 404 404 | 200 200 200 200 | 401
PATCH /squads/:id                                  | 403 200 403 200 | 403 403 403 403 | 404 404 404 404 404 | 403 403 403 403 | 401
POST /squads/:id/appoint-leader                    | 404 403 200 200 | 404 404 404 404 | 404 404 404 404 404 | 403 404 403 403 | 401
POST /squads/:id/open                              | 404 403 403 200 | 404 404 404 404 | 404 404 404 404 404 | 403 404 403 403 | 401
POST /squads/:id/activate                          | 403 200 403 200 | 403 403 403 403 | 404 404 404 404 404 | 403 403 403 403 | 401
POST /squads/:id/close                             | 403 403 403 200 | 403 403 403 403 | 404 404 404 404 404 | 403 403 403 403 | 401
POST /squads/:id/disband                           | 403 403 403 200 | 403 403 403 403 | 404 404 404 404 404 | 403 403 403 403 | 401

# Assignments
POST /assignments                                  | 403 201 201 201 | 403 403 403 403 | 404 404 404 404 404 | 403 403 403 403 | 401
GET /assignments                                   | 200 200 200 200 | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 200 | 401
GET /assignments/:id                               | 200 200 200 200 | 404 404 404 404 | 404 404 404 404 404 | 200 404 404 200 | 401
GET /assignments/:id/letters                       | 200 200 200 200 | 404 404 404 404 | 404 404 404 404 404 | 200 404 404 200 | 401
GET /assignments/:id/letter-preview                | 403 403 403 200 | 404 404 404 404 | 404 404 404 404 404 | 403 404 404 403 | 401
PUT /assignments/:id/letter-draft                  | 200 403 403 403 | 404 404 404 404 | 404 404 404 404 404 | 403 404 404 403 | 401
POST /assignments/:id/remind                       | 403 200 403 403 | 404 404 404 404 | 404 404 404 404 404 | 403 404 404 403 | 401
POST /assignments/:id/accept                       | 200 403 403 403 | 404 404 404 404 | 404 404 404 404 404 | 403 404 404 403 | 401
POST /assignments/:id/decline                      | 200 403 403 403 | 404 404 404 404 | 404 404 404 404 404 | 403 404 404 403 | 401
POST /assignments/:id/endorse                      | 403 404 200 403 | 404 403 404 403 | 404 404 404 404 404 | 403 404 404 403 | 401
POST /assignments/:id/approve                      | 403 403 200 403 | 404 404 404 404 | 404 404 404 404 404 | 403 404 404 403 | 401
POST /assignments/:id/reject                       | 403 403 200 403 | 404 404 404 404 | 404 404 404 404 404 | 403 404 404 403 | 401
POST /assignments/:id/issue                        | 403 403 403 200 | 404 404 404 404 | 404 404 404 404 404 | 403 404 404 403 | 401
POST /assignments/:id/acknowledge                  | 200 403 403 403 | 404 404 404 404 | 404 404 404 404 404 | 403 404 404 403 | 401
POST /assignments/:id/withdraw                     | 403 200 403 403 | 404 404 404 404 | 404 404 404 404 404 | 403 404 404 403 | 401

# Letters
GET /letters                                       | 403 403 403 200 | 403 403 403 403 | 404 404 404 404 404 | 200 200 403 200 | 401
GET /letters/:id                                   | 200 200 200 200 | 404 404 404 404 | 404 404 404 404 404 | 200 404 404 200 | 401
GET /letters/:id/file                              | 200 200 200 200 | 404 404 404 404 | 404 404 404 404 404 | 200 404 404 200 | 401
GET /verify/:token                                 | 200 200 200 200 | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 200 | 200
POST /verify                                       | 200 200 200 200 | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 200 | 200

# Activities
GET /activities                                    | 200 200 200 200 | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 200 | 401
GET /activities/calendar                           | 200 404 200 200 | 404 404 404 404 | 404 404 404 404 404 | 404 404 404 200 | 401
GET /activities/form                               | 200 200 200 200 | 200 200 200 200 | 200 200 200 200 403 | 403 403 403 403 | 401
GET /activities/:id                                | 200 200 200 200 | 404 404 404 404 | 404 404 404 404 404 | 404 404 404 200 | 401
POST /activities                                   | 201 201 201 201 | 201 201 201 201 | 201 201 201 201 403 | 403 403 403 403 | 401
PATCH /activities/:id                              | 200 404 404 404 | 404 404 404 404 | 404 404 404 404 404 | 404 404 404 404 | 401
DELETE /activities/:id                             | 204 404 404 404 | 404 404 404 404 | 404 404 404 404 404 | 404 404 404 404 | 401
POST /activities/:id/submit                        | 200 404 404 404 | 404 404 404 404 | 404 404 404 404 404 | 404 404 404 404 | 401
POST /activities/:id/validate                      | 403 403 200 403 | 404 404 404 404 | 404 404 404 404 404 | 404 404 404 403 | 401
POST /activities/:id/return                        | 403 403 200 403 | 404 404 404 404 | 404 404 404 404 404 | 404 404 404 403 | 401
POST /activities/:id/reject                        | 403 403 200 403 | 404 404 404 404 | 404 404 404 404 404 | 404 404 404 403 | 401
POST /activities/:id/evidence                      | 201 404 404 404 | 404 404 404 404 | 404 404 404 404 404 | 404 404 404 404 | 401
DELETE /activities/:id/evidence/:evidenceId        | 204 404 404 404 | 404 404 404 404 | 404 404 404 404 404 | 404 404 404 404 | 401
GET /activities/:id/evidence/:evidenceId/file      | 200 404 404 404 | 404 404 404 404 | 404 404 404 404 404 | 404 404 404 404 | 401
GET /activities/:id/evidence/:evidenceId/thumbnail | 200 404 404 404 | 404 404 404 404 | 404 404 404 404 404 | 404 404 404 404 | 401
POST /validator-appointments                       | 403 403 201 403 | 403 403 403 403 | 404 404 404 404 404 | 403 403 403 403 | 401

# Scores and results
GET /assessments                                   | 200 200 200 200 | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 200 | 401
GET /assessments/:id                               | 404 404 404 200 | 404 404 404 404 | 404 404 404 404 404 | 200 404 404 200 | 401
PUT /assessments/:id                               | 404 404 404 200 | 404 404 404 404 | 404 404 404 404 404 | 403 404 404 403 | 401
POST /assessments/:id/submit                       | 404 404 404 200 | 404 404 404 404 | 404 404 404 404 404 | 403 404 404 403 | 401
GET /squads/:id/assessment-preview                 | 403 200 403 200 | 403 403 403 403 | 404 404 404 404 404 | 200 403 200 200 | 401
POST /squads/:id/request-assessment                | 403 200 403 403 | 403 403 403 403 | 404 404 404 404 404 | 403 403 403 403 | 401
POST /squads/:id/remind                            | 403 200 403 403 | 403 403 403 403 | 404 404 404 404 404 | 403 403 403 403 | 401
GET /squads/:id/report                             | 404 200 404 200 | 404 404 404 404 | 404 404 404 404 404 | 200 404 200 200 | 401
PUT /squads/:id/report                             | 403 200 403 403 | 403 403 403 403 | 404 404 404 404 404 | 403 403 403 403 | 401
GET /squads/:id/results                            | 200 200 200 200 | 404 404 404 404 | 404 404 404 404 404 | 200 404 200 200 | 401
POST /squads/:id/results/accept                    | 403 403 403 200 | 404 404 404 404 | 404 404 404 404 404 | 403 404 403 403 | 401
POST /squads/:id/results/send-back                 | 403 403 403 200 | 404 404 404 404 | 404 404 404 404 404 | 403 404 403 403 | 401
GET /employees/:id/results                         | 200 404 200 200 | 404 404 404 404 | 404 404 404 404 404 | 200 404 200 200 | 401
GET /units/:id/results                             | 404 404 404 200 | 404 404 404 404 | 404 404 404 404 404 | 200 404 200 200 | 401

# Imports
POST /imports                                      | 403 403 403 403 | 403 403 403 403 | 403 403 403 403 200 | 200 403 403 403 | 401
GET /imports                                       | 403 403 403 403 | 403 403 403 403 | 403 403 403 403 200 | 200 403 403 403 | 401
GET /imports/templates/:kind                       | 403 403 403 403 | 403 403 403 403 | 403 403 403 403 200 | 200 403 403 403 | 401

# Notifications
GET /notifications                                 | 200 200 200 200 | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 200 | 401
POST /notifications/read-all                       | 200 200 200 200 | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 200 | 401
POST /notifications/:id/read                       | 200 404 404 404 | 404 404 404 404 | 404 404 404 404 404 | 404 404 404 404 | 401

# Audit
GET /audit                                         | 403 403 403 403 | 403 403 403 403 | 403 403 403 403 200 | 200 403 403 200 | 401

# Inbox, Beranda, dashboard
GET /inbox                                         | 200 200 200 200 | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 200 | 401
POST /inbox/decide                                 | 403 404 200 403 | 404 404 404 404 | 404 404 404 404 404 | 403 404 404 403 | 401
GET /waiting                                       | 200 200 200 200 | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 200 | 401
GET /dashboard                                     | 403 403 403 403 | 403 403 403 403 | 403 403 403 403 200 | 200 200 200 200 | 401
GET /home                                          | 200 200 200 200 | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 200 | 401
`;

export interface Line {
  readonly section: string;
  /** `POST /squads/:id/open` */
  readonly route: string;
  readonly answers: Readonly<Record<Capacity, number>>;
}

export const MATRIX: readonly Line[] = linesOf(TABLE);

function linesOf(table: string): Line[] {
  const lines: Line[] = [];
  let section = '';
  for (const text of table.trim().split('\n')) {
    if (text.startsWith('# ')) section = text.slice(2);
    else if (text !== '') lines.push({ section, ...lineOf(text) });
  }
  return lines;
}

function lineOf(text: string): Omit<Line, 'section'> {
  const [route = '', ...groups] = text.split('|').map((part) => part.trim());
  const answers = groups.join(' ').split(/\s+/).map(Number);
  if (answers.length !== CAPACITIES.length || answers.some(Number.isNaN))
    throw new Error(`not ${CAPACITIES.length} answers: ${text}`);
  const given = CAPACITIES.map((capacity, at) => [capacity, answers[at]]);
  return { route, answers: Object.fromEntries(given) };
}
