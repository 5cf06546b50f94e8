import { codeScopeOf, describeDecisionRefusal, findRun } from '../decisions/index.ts'
import { listDecisions } from '../screening/index.ts'
import { describeSubjectRefusal, findSubjects, openPage, revealNumbers, type ShownSubject, type SubjectKey } from '../subjects/index.ts'
import { answer } from './answer.ts'
import { callerIn, procedures } from './procedures.ts'
import { fenOut } from './run.ts'
import { registerOf } from './subject-register.ts'

const { subject } = procedures

/** Firms and people by name and number. */
export const subjectProcedures = {
  find: subject.find.handler(async ({ input, context }) => {
    const { text, entities, purpose } = input
    const asked = { text, purpose, ...(entities === undefined ? {} : { entities }) }
    const { found, isMore, writing } = answer(await findSubjects(callerIn(context), context.office.keys, asked), describeSubjectRefusal)
    return { found: found.map(viewOfSubject), isMore, writing: writing ?? null }
  }),
  page: subject.page.handler(async ({ input, context, signal }) => {
    const caller = callerIn(context)
    const asked: SubjectKey = { entity: input.entity, key: BigInt(input.key) }
    // Who may not see the subject reads no fact of it.
    const shown = answer(await openPage(caller, context.office.keys, asked, input.purpose), describeSubjectRefusal)
    return { subject: viewOfSubject(shown), register: await registerOf(context.office, caller, asked, signal) }
  }),
  decisions: subject.decisions.handler(async ({ input, context, signal }) => {
    const caller = callerIn(context)
    const { facts, keys } = context.office
    const key = BigInt(input.key)
    answer(await openPage(caller, keys, { entity: input.entity, key }, input.purpose), describeSubjectRefusal)
    const scope = answer(await codeScopeOf(caller), describeDecisionRefusal)
    const { run, name } = answer(await findRun(facts, input.run), describeDecisionRefusal)
    const about = run.record.lists.policies.filter((list) => list.entity === input.entity || list.keys.includes(input.entity))
    const pages = await Promise.all(
      about.map(async ({ policy, zh, entity }) => {
        const filter = entity === input.entity ? { subject: [key] } : { key: { entity: input.entity, keys: [key] } }
        const page = answer(await listDecisions(facts.reader, run, policy, { filter, size: 20 }, scope, signal), describeDecisionRefusal)
        const rows = page.rows.map(({ subject, plan, outcome, status, gross, net, ceiling, day }) => ({
          subject: String(subject),
          plan,
          outcome,
          status: status ?? null,
          gross: fenOut(gross),
          net: fenOut(net),
          ceiling: fenOut(ceiling),
          day: day ?? null,
        }))
        return { policy, zh, entity, total: page.count.n, rows }
      }),
    )
    return { run: name, day: run.record.screeningDate, policies: pages.filter(({ total }) => total > 0) }
  }),
  reveal: subject.reveal.handler(async ({ input, context }) => {
    const asked = { ...input, keys: input.keys.map(BigInt) }
    const revealed = answer(await revealNumbers(callerIn(context), context.office.keys, asked), describeSubjectRefusal)
    return revealed.map(({ key, scheme, number }) => ({ key: String(key), scheme, number }))
  }),
}

/** A subject as it travels. */
export function viewOfSubject({ entity, key, name, home, insured, operating, numbers }: ShownSubject) {
  return {
    entity,
    key: String(key),
    name,
    home: home ?? null,
    insured: insured ?? null,
    operating: operating ?? null,
    numbers: numbers.map(({ scheme, number }) => ({ scheme, number: number ?? null })),
  }
}
