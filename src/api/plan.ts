import { describePlanPageRefusal, type EditionOfToday, findComparison, findInPlans, findPage, type PlanLine } from '../plan-pages/index.ts'
import { answer } from './answer.ts'
import type { Office } from './office.ts'
import { procedures } from './procedures.ts'

const { plan } = procedures

/** Plans as documents: what is public about them, and no fact of anybody. */
export const planProcedures = {
  list: plan.list.handler(async ({ context: { office } }) => {
    const today = answer(await office.planPages.today(), describePlanPageRefusal)
    const { lines, families, shared } = today.edition
    return { read: readOut(today), plans: lines.map((line) => lineOut(line, office)), families, shared }
  }),
  page: plan.page.handler(async ({ input, context: { office } }) => {
    const { page, today, run, edition } = answer(await findPage(office.planPages, office.facts, input), describePlanPageRefusal)
    return {
      read: readOut(today),
      page: { ...page, plan: lineOut(page.plan, office) },
      run: run === undefined ? null : { name: run.name, day: run.run.record.screeningDate },
      edition,
    }
  }),
  compare: plan.compare.handler(async ({ input, context: { office } }) =>
    answer(await findComparison(office.planPages, input.policy), describePlanPageRefusal),
  ),
  find: plan.find.handler(async ({ input, context: { office } }) => {
    const { edition } = answer(await office.planPages.today(), describePlanPageRefusal)
    return findInPlans(edition, input.text)
  }),
}

function readOut({ readAt, isStale }: EditionOfToday) {
  return { readAt: readAt.toISOString(), isStale }
}

/** The whole country has no code of its own. */
const WHOLE_COUNTRY = 0

function lineOut({ region, ...line }: PlanLine, { names }: Office) {
  return { ...line, region: { code: region, name: region === WHOLE_COUNTRY ? '' : names.region(region) } }
}
