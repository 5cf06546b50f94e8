import { decisionProcedures } from './decision.ts'
import { inboxProcedures } from './inbox.ts'
import { procedures } from './procedures.ts'
import { runProcedures } from './run.ts'
import { sessionProcedures } from './session.ts'
import { subjectProcedures } from './subject.ts'
import { verificationProcedures } from './verification.ts'

/** Everything the contract names, implemented; one that is missing does not compile. */
export const router = procedures.router({
  decision: decisionProcedures,
  inbox: inboxProcedures,
  run: runProcedures,
  session: sessionProcedures,
  subject: subjectProcedures,
  verification: verificationProcedures,
})
