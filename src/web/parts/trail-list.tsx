import { minuteInChina } from '../../kernel/china-time.ts'

interface TrailListProps {
  readonly steps: readonly {
    readonly at: string
    readonly day: string
    readonly verb: string
    readonly by: string | null
    readonly reason: string | null
  }[]
  readonly wordOf: (verb: string) => string
}

/** What was done with a record, in words, from the first to the last. */
export function TrailList({ steps, wordOf }: TrailListProps) {
  return (
    <ol className="trail-list" aria-label="办理记录">
      {steps.map(({ at, day, verb, by, reason }, place) => (
        // A trail is only added to; the place of a step is its identity.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <li key={place}>
          <span className="soft" title={`系统记录于 ${minuteInChina(at)}`}>
            {day}
          </span>{' '}
          {by} <b>{wordOf(verb)}</b>
          {reason === null ? null : `：${reason}`}
        </li>
      ))}
    </ol>
  )
}
