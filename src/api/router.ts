import { decisionProcedures } from './decision.ts'
import { inboxProcedures } from './inbox.ts'
import { jobProcedures } from './job.ts'
import { listExportProcedures } from './list-export.ts'
import { procedures } from './procedures.ts'
import { runProcedures } from './run.ts'
import { screeningProcedures } from './screening.ts'
import { sessionProcedures } from './session.ts'
import { snapshotProcedures } from './snapshot.ts'
import { subjectProcedures } from './subject.ts'
import { verificationProcedures } from './verification.ts'

/** Everything the contract names, implemented; one that is missing does not compile. */
export const router = procedures.router({
  decision: decisionProcedures,
  inbox: inboxProcedures,
  job: jobProcedures,
  listExport: listExportProcedures,
  run: runProcedures,
  screening: screeningProcedures,
  session: sessionProcedures,
  subject: subjectProcedures,
  snapshot: snapshotProcedures,
  verification: verificationProcedures,
})
