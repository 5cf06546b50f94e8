import type { ReactNode } from 'react'
import { Mark } from './mark.tsx'

export interface Step {
  readonly id: string
  readonly label: string
  readonly state: 'done' | 'now' | 'waiting'
  /** Who and when; what is still to be done. */
  readonly who?: ReactNode
  readonly note?: ReactNode
}

interface StepLineProps {
  readonly label: string
  readonly steps: readonly Step[]
  /** A line across the page, or one after another down its side. */
  readonly isUpright?: boolean
}

const words = { done: '已办', now: '在办', waiting: '未到' } as const

/** The steps of something, each with who and when; what runs now is marked. */
export function StepLine({ label, steps, isUpright = false }: StepLineProps) {
  return (
    <ol className={isUpright ? 'steps is-upright' : 'steps'} aria-label={label}>
      {steps.map(({ id, label: name, state, who, note }) => (
        <li key={id} className={`is-${state}`} aria-current={state === 'now' ? 'step' : undefined}>
          <Mark name={state} />
          <div>
            <b>
              {name}
              <span className="unseen">（{words[state]}）</span>
            </b>
            {who === undefined ? null : <p className="step-who">{who}</p>}
            {note === undefined ? null : <p className="small">{note}</p>}
          </div>
        </li>
      ))}
    </ol>
  )
}
