import type { Block, Desk } from '../draft.ts'
import { mapOf } from '../yaml-text.ts'

/** What a target says, its words those of the plan format where the text does not give them. */
export interface TargetContent {
  readonly indicator: string
  readonly comparison: string
  readonly value?: string | undefined
  readonly unit?: string | undefined
  readonly base?: string | undefined
  readonly per?: string | undefined
  readonly group?: string | undefined
  readonly due: string | undefined
  readonly sameAs?: string | undefined
  readonly confidence: 'low' | 'medium' | undefined
  readonly note?: string | undefined
}

/** A target as a block of a chapter. */
export function writeTarget(id: string, target: TargetContent, { spell }: Desk): Block {
  const { comparison, confidence } = target
  const key = (name: string) => spell.key('target', name)
  return {
    kind: 'target',
    id,
    content: mapOf([
      [key('id'), id],
      [key('indicator'), target.indicator],
      [key('comparison'), spell.word('comparison', comparison)],
      [key('value'), target.value],
      [key('unit'), target.unit],
      [key('base'), target.base],
      [key('per'), target.per],
      [key('group'), target.group],
      [key('due'), target.due],
      [key('same_as'), target.sameAs],
      [key('confidence'), confidence === undefined ? undefined : spell.word('confidence', confidence)],
      [key('note'), target.note],
    ]),
  }
}
