import { decision } from './decision.ts'
import { inbox } from './inbox.ts'
import { job } from './job.ts'
import { listExport } from './list-export.ts'
import { run } from './run.ts'
import { screening } from './screening.ts'
import { session } from './session.ts'
import { snapshot } from './snapshot.ts'
import { subject } from './subject.ts'
import { verification } from './verification.ts'

/** Everything that can be asked of the office, and done in it. */
export const contract = { decision, inbox, job, listExport, run, screening, session, snapshot, subject, verification }

export type Contract = typeof contract
export { levelOf, type Permission, permissions, permissionsOf } from './permissions.ts'
export type { ProcedureMeta } from './procedure.ts'
export { type Level, levels, type Role, roles } from './roles.ts'
export { levelNames, roleNames } from './roles.zh.ts'
