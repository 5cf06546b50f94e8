import { type ClauseView, ofKind } from './clause-view.ts'
import type { Desk } from './draft.ts'
import type { PolicyFound } from './find-policies.ts'
import type { ParametersDrafted } from './parameters/draft-parameters.ts'
import { TIMES } from './script.zh.ts'
import { flowText, mapOf } from './yaml-text.ts'

/**
 * The amount a stub would be written with: the one sum that the sentences of its policy grant for each of something, once. Sums by the
 * month, shares and those nobody may go beyond need a formula that only a person can write.
 */
export function proposeAmount(view: ClauseView, stated: PolicyFound, { figures }: ParametersDrafted, desk: Desk): readonly string[] {
  const { spell } = desk
  const granted = ofKind(view, 'figure').filter(
    ({ mention, from }) =>
      mention.role === 'amount' &&
      from !== undefined &&
      stated.sentences.some((sentence) => sentence.from <= from && from < sentence.to) &&
      mention.bound !== 'ceiling' &&
      mention.bound !== 'at_most',
  )
  const [only, ...more] = granted
  const name = only === undefined || more.length > 0 ? undefined : figures.get(only.mention)
  if (only === undefined || name === undefined || isByTime(only.mention.unit, desk)) return []
  const written = mapOf([
    [spell.key('amount', 'value'), name],
    [spell.key('amount', 'basis'), view.number],
  ])
  return [`${spell.key('policy', 'amount')}: ${flowText(written)}`]
}

/** Per month, year, day and the like. */
function isByTime(unit: string, { context }: Desk): boolean {
  const { durations } = context.reader.lexicon.figures
  const times = new Set([...Object.keys(durations), ...Object.values(durations)])
  return unit
    .replaceAll(TIMES, '/')
    .split('/')
    .some((measure) => times.has(measure))
}
