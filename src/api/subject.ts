import { findRegions } from '../administration/index.ts'
import { describeSubjectRefusal, findSubjects, openPage, revealNumbers, type ShownSubject, type SubjectKey } from '../subjects/index.ts'
import { answer } from './answer.ts'
import { callerIn, procedures } from './procedures.ts'
import { decisionsOf } from './subject-decisions.ts'
import { registerOf } from './subject-register.ts'

const { subject } = procedures

/** Firms and people by name and number. */
export const subjectProcedures = {
  find: subject.find.handler(async ({ input, context }) => {
    const { text, size, purpose, entities, region, after } = input
    const asked = {
      text,
      size,
      purpose,
      ...(entities === undefined ? {} : { entities }),
      ...(region === undefined ? {} : { region }),
      ...(after === undefined ? {} : { after }),
    }
    const { found, next, count, writing } = answer(
      await findSubjects(callerIn(context), context.office.keys, asked),
      describeSubjectRefusal,
    )
    return { found: found.map(viewOfSubject), next: next ?? null, count, writing: writing ?? null }
  }),
  regions: subject.regions.handler(async ({ input, context }) => [...(await findRegions(callerIn(context), input.text))]),
  page: subject.page.handler(async ({ input, context, signal }) => {
    const caller = callerIn(context)
    const asked: SubjectKey = { entity: input.entity, key: BigInt(input.key) }
    // Who may not see the subject reads no fact of it.
    const shown = answer(await openPage(caller, context.office.keys, asked, input.purpose), describeSubjectRefusal)
    return { subject: viewOfSubject(shown), register: await registerOf(context.office, caller, asked, signal) }
  }),
  decisions: subject.decisions.handler(async ({ input, context, signal }) => {
    const caller = callerIn(context)
    const asked: SubjectKey = { entity: input.entity, key: BigInt(input.key) }
    answer(await openPage(caller, context.office.keys, asked, input.purpose), describeSubjectRefusal)
    return decisionsOf(context.office, caller, asked, input.run, signal)
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
