import { Mark } from '../parts/mark.tsx'
import type { Call } from './call.ts'
import { mayWords } from './words.zh.ts'

type Telling = Call['telling'][number]

const marks = { yes: 'tick', office: 'near', no: 'cross' } as const
const tones = { yes: 'is-act', office: 'is-near', no: 'is-official' } as const
const order = ['yes', 'office', 'no'] as const

/** What may be told this caller and what may not, each with the source that says so; what none says, the office settles. */
export function TellingList({ telling }: { readonly telling: readonly Telling[] }) {
  const groups = order.flatMap((may) => {
    const own = telling.filter((each) => each.may === may)
    const sources = [...new Set(own.map(({ grounds }) => grounds?.source))]
    return sources.map((source) => ({ may, source, lines: own.filter(({ grounds }) => grounds?.source === source) }))
  })
  return (
    <section aria-label="能告诉对方什么">
      <h3>能告诉对方什么</h3>
      <ul className="call-telling">
        {groups.map(({ may, source, lines }) => (
          <li key={`${may} ${source}`}>
            <span className={`status is-strong ${tones[may]}`}>
              <Mark name={marks[may]} />
              {mayWords[may]}
            </span>
            <p>{lines.map(({ what }) => what).join('；')}</p>
            <Grounds of={lines[0]?.grounds ?? null} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Grounds({ of }: { readonly of: Telling['grounds'] }) {
  if (of === null) return <p className="small">没有找到明文规定，本单位也还没有在系统里规定；按本单位口径，拿不准的先不说。</p>
  return (
    <p className="small">
      {of.source}（{of.standing}）：{of.says}
    </p>
  )
}
