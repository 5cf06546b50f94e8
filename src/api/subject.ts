import { describeSubjectRefusal, findSubjects, revealNumbers, type ShownSubject } from '../subjects/index.ts'
import { answer } from './answer.ts'
import { callerIn, procedures } from './procedures.ts'

const { subject } = procedures

/** Firms and people by name and number. */
export const subjectProcedures = {
  find: subject.find.handler(async ({ input, context }) => {
    const { text, entities, purpose } = input
    const asked = { text, purpose, ...(entities === undefined ? {} : { entities }) }
    const { found, isMore, writing } = answer(await findSubjects(callerIn(context), context.office.keys, asked), describeSubjectRefusal)
    return { found: found.map(viewOfSubject), isMore, writing: writing ?? null }
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
