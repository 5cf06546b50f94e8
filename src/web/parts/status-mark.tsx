import { Mark, type MarkName } from './mark.tsx'

type Look = readonly [mark: MarkName, word: string, tone: string]

/** Every state that has a mark: its family, its shape, its word, its colour. */
const families = {
  outcome: {
    eligible: ['eligible', '符合', 'act'],
    review: ['review', '待复核', 'review'],
    local: ['local', '待地方标准', 'near'],
    missing: ['missing', '待补事实', 'grey'],
    ineligible: ['cross', '不符合', 'grey'],
  },
  condition: {
    met: ['tick', '满足', 'act'],
    unmet: ['cross', '不满足', 'grey'],
    missing: ['missing', '缺事实', 'grey'],
    review: ['review', '需人工看', 'review'],
  },
  money: {
    unpaid: ['unpaid', '未付', 'grey'],
    transit: ['transit', '在途', 'review'],
    paid: ['paid', '已付', 'act'],
    returned: ['returned', '退回', 'official'],
    held: ['held', '暂缓', 'near'],
  },
  step: {
    done: ['done', '已办', 'grey'],
    now: ['now', '在办', 'act'],
    waiting: ['waiting', '未到', 'grey'],
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Look>>>>

type Families = typeof families
export type StatusFamily = keyof Families

type StatusMarkProps = {
  [F in StatusFamily]: {
    readonly of: F
    readonly state: keyof Families[F]
    /** Another word for the same state: 公示中, 平, 6.25. */
    readonly word?: string
  }
}[StatusFamily]

/** A state as a shape and a word; the colour only repeats them. */
export function StatusMark({ of, state, word }: StatusMarkProps) {
  const looks: Readonly<Record<string, Look>> = families[of]
  const [mark, usual, tone] = looks[state] as Look
  return (
    <span className={`status is-${tone}${state === 'now' ? ' is-strong' : ''}`}>
      <Mark name={mark} />
      {word ?? usual}
    </span>
  )
}

/** A deadline that has passed, is today, or lies ahead; `word` says by how much or until when. */
export function DeadlineMark({ state, word }: { readonly state: 'late' | 'today' | 'ahead'; readonly word: string }) {
  if (state === 'ahead') return <span className="status is-ahead">{word}</span>
  return (
    <span className={state === 'late' ? 'status is-official is-strong' : 'status is-near'}>
      <Mark name={state === 'late' ? 'late' : 'near'} />
      {word}
    </span>
  )
}
