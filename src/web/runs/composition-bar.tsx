import { count } from '../figures/figures.ts'
import { outcomes, type PolicyOverview, reachedOutcomes } from './outcomes.zh.ts'

/** How those divide whom a policy reaches or may reach; the words and figures stand beside it. */
export function CompositionBar({ counts }: Pick<PolicyOverview, 'counts'>) {
  const parts = reachedOutcomes.filter((id) => counts[id] > 0)
  const whole = parts.reduce((sum, id) => sum + counts[id], 0)
  if (whole === 0) return <span className="soft">—</span>
  // A gap of one stands between segments; even a few in thousands are seen.
  const room = 100 - (parts.length - 1)
  const widths = parts.map((id) => Math.max(0.6, (counts[id] / whole) * room))
  const scale = room / widths.reduce((sum, width) => sum + width, 0)
  const label = reachedOutcomes.map((id) => `${outcomes[id].word} ${count(counts[id])}`).join('，')
  let x = 0
  return (
    <svg className="run-bar" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label={label}>
      {parts.map((id, at) => {
        const width = (widths[at] ?? 0) * scale
        const rect = <rect key={id} className={`fill-${outcomes[id].mark}`} x={x} width={width} height="10" />
        x += width + 1
        return rect
      })}
    </svg>
  )
}

/** What the fills of the bars mean. */
export function CompositionKey() {
  return (
    <span className="run-keys">
      {reachedOutcomes.map((id) => (
        <span key={id}>
          <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
            <rect className={`fill-${outcomes[id].mark}`} width="10" height="10" />
          </svg>
          {outcomes[id].word}
        </span>
      ))}
    </span>
  )
}
