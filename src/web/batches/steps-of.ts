import type { Step } from '../parts/step-line.tsx'
import { type BatchView, steps, stepWord } from './words.zh.ts'

type Trail = BatchView['trail']

/** The trail since the list was sent back last: what counts of it now. */
export function trailOfRound(trail: Trail): Trail {
  const back = trail.findLastIndex(({ verb }) => verb.startsWith('send_back'))
  return trail.slice(back + 1)
}

/** Who ended a step in this round, and when; undefined where nobody did. */
export const endOf = (trail: Trail, step: string): Trail[number] | undefined =>
  trailOfRound(trail).findLast(({ verb }) => verb === steps[step]?.verb)

/** The steps of a batch in its own order: done with who and when, at hand, to come. */
export function stepsOf({ batch, trail }: Pick<BatchView, 'batch' | 'trail'>): readonly Step[] {
  const here = batch.steps.indexOf(batch.state)
  return batch.steps.map((step, at) => {
    const end = endOf(trail, step)
    const isDone = batch.state === 'done' || (batch.state === 'cancelled' ? end !== undefined : at < here)
    return {
      id: step,
      label: stepWord(step),
      state: isDone ? 'done' : at === here ? 'now' : 'waiting',
      ...(isDone && end !== undefined ? { who: `${end.by} ${end.day.slice(5)}` } : {}),
    }
  })
}
