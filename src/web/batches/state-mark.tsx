import { Mark } from '../parts/mark.tsx'
import type { Look } from './words.zh.ts'

interface StateMarkProps {
  readonly looks: Readonly<Record<string, Look>>
  readonly state: string
}

/** A state of the ledger as a shape and a word. */
export function StateMark({ looks, state }: StateMarkProps) {
  const [mark, word, tone] = looks[state] ?? ['waiting', state, 'grey']
  return (
    <span className={`status is-${tone}`}>
      <Mark name={mark} />
      {word}
    </span>
  )
}
