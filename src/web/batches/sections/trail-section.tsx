import { minuteInChina } from '../../../kernel/china-time.ts'
import type { SectionProps } from '../section.ts'
import { trailWord } from '../words.zh.ts'

/** What was done with the batch as a whole, in words, from the first to the last. */
export function TrailSection({ view }: SectionProps) {
  return (
    <ol className="batch-trail" aria-label="办理记录">
      {view.trail.map(({ at, day, verb, by, reason }, place) => (
        // A trail is only added to; the place of a step is its identity.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <li key={place}>
          <span className="soft" title={`系统记录于 ${minuteInChina(at)}`}>
            {day}
          </span>{' '}
          {by} <b>{trailWord(verb)}</b>
          {reason === null ? null : `：${reason}`}
        </li>
      ))}
    </ol>
  )
}
