import { Link } from '@tanstack/react-router'
import { spokenFigure } from '../../kernel/spoken-figures.zh.ts'
import { MissingFact, Money } from '../parts/figure.tsx'
import { type Fact, nameIn, never, type Register } from './subject.ts'
import { subjectPath } from './subjects.zh.ts'

const yesNo: Readonly<Record<string, string>> = { true: '是', false: '否' }

/** A fact as it is read: unknown is said, known to be absent is said, a record by its name. */
export function FactValue({ fact, register }: { readonly fact: Fact; readonly register: Register }) {
  const { value, kind, zh, entity, id } = fact
  if (value === null) return <MissingFact what={zh} />
  if (kind === 'money') {
    return (
      <>
        <Money fen={value} /> <span className="soft">元</span>
      </>
    )
  }
  if (kind === 'date' && value === never) return <span className="soft">{id === 'ended_on' ? '在职' : '无'}</span>
  const spoken = spokenFigure(id, value)
  if (spoken !== undefined) return <span className="soft">{spoken}</span>
  if (kind === 'boolean') return <>{yesNo[value] ?? value}</>
  if (kind === 'reference') return <RecordLink entity={entity} id={value} register={register} />
  return <>{value}</>
}

/** A record that a fact leads to: people and units by their name, where the reader may see it. */
function RecordLink({ entity, id, register }: { readonly entity: string | null; readonly id: string; readonly register: Register }) {
  const name = nameIn(register, entity, id)
  if (name !== undefined && entity !== null) return <Link to={subjectPath(entity, id)}>{name}</Link>
  return <span className="soft">编号 {id}</span>
}
