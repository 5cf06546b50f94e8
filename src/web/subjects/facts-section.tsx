import { FactValue } from './fact-value.tsx'
import type { Fact, Register } from './subject.ts'

interface Group {
  readonly id: string
  readonly title: string
  readonly facts: readonly Fact[]
}

interface FactsSectionProps {
  readonly register: Register
  /** What the subject is, in the words of the glossary. */
  readonly own: string
}

/** Everything that the register says of the subject and of what it belongs to, in the words and the order of the glossary. */
export function FactsSection({ register, own }: FactsSectionProps) {
  const groups: readonly Group[] = [
    { id: 'own', title: own, facts: register.facts },
    ...register.beside.map(({ entity, zh, by, key, facts }) => ({
      id: `${entity} ${key}`,
      title: `${register.facts.find(({ id }) => id === by)?.zh ?? ''}（${zh}）`,
      facts,
    })),
  ]
  return (
    <>
      {groups.map(({ id, title, facts }) => (
        <section key={id}>
          <h2>
            登记事实：{title}
            <small>
              {facts.length} 项，缺 {facts.filter(({ value }) => value === null).length} 项；另注日期的除外，截至{' '}
              {register.snapshot.knownOn}
            </small>
          </h2>
          <div className="fact-columns">
            {halvesOf(facts).map((half, at) => (
              <FactTable key={half[0]?.id ?? at} label={`${title}，${at + 1}`} facts={half} register={register} />
            ))}
          </div>
        </section>
      ))}
    </>
  )
}

/** Two tables side by side: who reads down one column finds the order of the glossary. */
function halvesOf(facts: readonly Fact[]): readonly (readonly Fact[])[] {
  const middle = Math.ceil(facts.length / 2)
  return [facts.slice(0, middle), facts.slice(middle)].filter((half) => half.length > 0)
}

function FactTable({ label, facts, register }: { readonly label: string; readonly facts: readonly Fact[]; readonly register: Register }) {
  return (
    <table className="plain-table" aria-label={label}>
      <colgroup>
        <col style={{ width: '36%' }} />
        <col style={{ width: '30%' }} />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">事实</th>
          <th scope="col">登记</th>
          <th scope="col">来源</th>
        </tr>
      </thead>
      <tbody>
        {facts.map((fact) => (
          <tr key={fact.id}>
            <th scope="row">{fact.zh}</th>
            <td>
              <FactValue fact={fact} register={register} />
            </td>
            <td className="small">{fact.established === null ? fact.source : `${fact.established.by}，${fact.established.day}`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
