import { codeScopeOf, describeDecisionRefusal, findRuns, type KnownRun } from '../decisions/index.ts'
import { answer } from './answer.ts'
import { callerIn, procedures } from './procedures.ts'

const { run } = procedures

/** Screenings. */
export const runProcedures = {
  list: run.list.handler(async ({ context }) => {
    answer(await codeScopeOf(callerIn(context)), describeDecisionRefusal)
    return (await findRuns(context.office.facts)).map(viewOf)
  }),
}

function viewOf({ run: { record }, name, at }: KnownRun) {
  const { screeningDate, knownOn, snapshot, plans, lists, decisions, seconds, resultHash } = record
  return {
    name,
    at,
    day: screeningDate,
    knownOn,
    snapshot: { id: snapshot.id, title: snapshot.title },
    plans: plans.map(({ id, title, number }) => ({ id, title, number })),
    policies: lists.policies.length,
    decisions,
    seconds: seconds.total,
    hash: resultHash,
  }
}
