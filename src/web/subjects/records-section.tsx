import { Link } from '@tanstack/react-router'
import { count, sumOfFen } from '../figures/figures.ts'
import { Money } from '../parts/figure.tsx'
import { FactValue } from './fact-value.tsx'
import { type Fact, factOf, nameIn, type Register, type Related } from './subject.ts'
import { entityWords, subjectPath } from './subjects.zh.ts'

/** How many columns fit beside each other at a desk. */
const mostColumns = 7

/** What was paid before, the last first, with what it comes to. */
export function PaymentsSection({ register }: { readonly register: Register }) {
  const payments = register.related.filter(({ entity }) => entity === 'prior_payment')
  const records = payments.flatMap((related) => related.records)
  const total = payments.reduce((sum, related) => sum + related.total, 0)
  const amounts = records.flatMap(({ facts }) => factOf(facts, 'amount')?.value ?? [])
  return (
    <section>
      <h2>
        历史发放
        <small>以往系统或本系统已付的款项，截至 {register.snapshot.knownOn}</small>
      </h2>
      {records.length === 0 ? (
        <p className="empty-line">登记库里没有付给它的款项。</p>
      ) : (
        <>
          <p>
            共 {count(total)} 笔
            {total === records.length ? (
              <>
                ，合计{' '}
                <b>
                  <Money fen={sumOfFen(amounts)} />
                </b>{' '}
                元{amounts.length < records.length ? `（${records.length - amounts.length} 笔金额不明，没有计入）` : ''}
              </>
            ) : (
              `，只列最近 ${records.length} 笔`
            )}
            。
          </p>
          <RecordsTable label="历史发放" related={payments} register={register} />
        </>
      )}
    </section>
  )
}

/** Records that name the subject: its employments, units, trainings, certificates. */
export function RelatedSections({ register, titles }: { readonly register: Register; readonly titles: Readonly<Record<string, string>> }) {
  const others = register.related.filter(({ entity }) => entity !== 'prior_payment')
  return (
    <>
      {others.map((related) => (
        <section key={`${related.entity} ${related.by}`}>
          <h2>
            {titles[related.entity] ?? related.zh}
            <small>
              共 {count(related.total)} 条{related.total > related.records.length ? `，列出 ${related.records.length} 条` : ''}
            </small>
          </h2>
          <RecordsTable label={titles[related.entity] ?? related.zh} related={[related]} register={register} />
        </section>
      ))}
    </>
  )
}

interface RecordsTableProps {
  readonly label: string
  readonly related: readonly Related[]
  readonly register: Register
}

/** Records as a table: the facts that are known of any of them, as many as fit. */
function RecordsTable({ label, related, register }: RecordsTableProps) {
  const records = related.flatMap((each) => each.records)
  const entity = related[0]?.entity ?? ''
  // People and units have a name and a page of their own.
  const isNamed = entity in entityWords
  const columns = columnsOf(records.map(({ facts }) => facts)).slice(0, isNamed ? mostColumns - 1 : mostColumns)
  return (
    <table className="plain-table is-cards" aria-label={label}>
      <thead>
        <tr>
          {isNamed ? <th scope="col">名称</th> : null}
          {columns.map(({ id, zh, kind }) => (
            <th key={id} scope="col" className={kind === 'money' ? 'is-right' : undefined}>
              {zh}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {records.map(({ key, facts }) => (
          <tr key={key}>
            {isNamed ? (
              <td data-label="名称">
                <OwnName entity={entity} id={key} register={register} />
              </td>
            ) : null}
            {columns.map(({ id, zh, kind }) => {
              const fact = factOf(facts, id)
              return (
                <td key={id} data-label={zh} className={kind === 'money' ? 'is-right' : undefined}>
                  {fact === undefined ? <span className="soft">—</span> : <FactValue fact={fact} register={register} />}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function OwnName({ entity, id, register }: { readonly entity: string; readonly id: string; readonly register: Register }) {
  const name = nameIn(register, entity, id)
  return name === undefined ? <span className="soft">编号 {id}</span> : <Link to={subjectPath(entity, id)}>{name}</Link>
}

function columnsOf(records: readonly (readonly Fact[])[]): readonly Fact[] {
  const all = [...new Map(records.flat().map((fact) => [fact.id, fact])).values()]
  const known = all.filter(({ id }) => records.some((facts) => factOf(facts, id)?.value !== null))
  return (known.length === 0 ? all : known).slice(0, mostColumns)
}
