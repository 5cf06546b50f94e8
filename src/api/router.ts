import { procedures } from './procedures.ts'
import { sessionProcedures } from './session.ts'

/** Everything the contract names, implemented; one that is missing does not compile. */
export const router = procedures.router({
  session: sessionProcedures,
})
