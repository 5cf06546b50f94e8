import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { oneOf } from '../address/parameters.ts'
import { useParameters } from '../address/use-parameters.ts'
import { ask } from '../client/office.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { ErrorLine } from '../parts/error-line.tsx'
import { Mark } from '../parts/mark.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { ViewTabs } from '../parts/view-tabs.tsx'
import { type Comparison, planPath } from './plans.ts'
import './plans.css'

type Row = Comparison['rows'][number]

const declared = { show: oneOf(['all', 'differences']) }

/** Ways of saying the same thing, in the order they are first met. */
const groupNames = '甲乙丙丁戊己庚辛壬癸'

/** One policy in all documents that state it: what is the same stands once, what differs side by side. */
export default function ComparePage() {
  const { policy = '' } = useParams({ strict: false }) as Readonly<Record<string, string | undefined>>
  const [{ show }] = useParameters(declared)
  const { data, error, refetch } = useQuery(ask.plan.compare.query({ input: { policy } }))
  const trail = (
    <>
      <Link to="/plans" search={{ view: 'policies' } as never}>
        政策
      </Link>{' '}
      / 各文件并列
    </>
  )
  if (data === undefined)
    return (
      <div className="page">
        <PageHead title="各文件并列" trail={trail} />
        <ErrorLine error={error} onRetry={() => void refetch()} />
        {error === null ? <p className="soft">正在读取政策文件……</p> : null}
      </div>
    )
  const { zh, documents, rows } = data
  const differing = rows.filter(({ isSame }) => !isSame)
  return (
    <div className="page plan-compare">
      <PageHead title={zh} trail={trail} acts={<Button onClick={() => print()}>打印</Button>}>
        {documents.length === 1
          ? '只有一份文件写了这项政策，没有可比的。'
          : `${documents.length} 份文件写了这项政策，比 ${rows.length} 项，${differing.length} 项不同。条件按它问的是什么来比，不按叫法。`}
      </PageHead>
      <ViewTabs
        label="看哪些"
        current={show}
        tabs={[
          { id: 'all', label: '全部', note: String(rows.length), search: {} },
          { id: 'differences', label: '只看不同', note: String(differing.length), search: { show: 'differences' } },
        ]}
      />
      {show === 'differences' && differing.length === 0 ? <EmptyLine why="各份文件写的没有不同。" /> : null}
      <div className="table-room">
        <table className="plan-table plan-side" style={{ minWidth: 150 + documents.length * 160 }}>
          <colgroup>
            <col style={{ width: 150 }} />
            {documents.map(({ plan }) => (
              <col key={plan} />
            ))}
          </colgroup>
          <thead>
            <tr>
              <th scope="col">比什么</th>
              {documents.map(({ plan, number, title, clause, zh: called }) => (
                <th key={plan} scope="col">
                  <Link to={planPath(plan)} hash={clause}>
                    {number === '' ? title : number} {clause}
                  </Link>
                  {called === zh ? null : <small>叫“{called}”</small>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(show === 'all' ? rows : differing).map((row) => (
              <RowView key={`${row.aspect} ${row.zh}`} row={row} documents={documents.length} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

const aspectWords: Readonly<Record<Row['aspect'], string>> = {
  subject: '',
  period: '',
  condition: '条件',
  review: '须复核',
  result: '',
  value: '取值',
  payee: '',
  settlement: '',
  fund: '',
}

function RowView({ row, documents }: { readonly row: Row; readonly documents: number }) {
  const { aspect, zh, isSame, cells } = row
  return (
    <tr className={isSame ? undefined : 'is-different'}>
      <th scope="row">
        {aspectWords[aspect] === '' ? null : <small className="plan-aspect">{aspectWords[aspect]}</small>}
        {zh}
        {documents === 1 ? null : (
          <span className={`plan-differs ${isSame ? 'soft' : 'is-near'}`}>
            <Mark name={isSame ? 'tick' : 'local'} />
            {isSame ? '相同' : '不同'}
          </span>
        )}
      </th>
      {isSame ? (
        <td colSpan={documents}>
          <Texts texts={cells[0]?.texts ?? []} />
        </td>
      ) : (
        cells.map(({ group, texts }, at) => (
          // The cells of a row stand in the order of the documents.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <td key={at}>
            <CellView group={group} texts={texts} isFirst={cells.findIndex((cell) => cell.group === group) === at} />
          </td>
        ))
      )}
    </tr>
  )
}

interface CellViewProps {
  readonly group: number
  readonly texts: readonly string[]
  /** The first document of the row that says it so; the others only name the way. */
  readonly isFirst: boolean
}

function CellView({ group, texts, isFirst }: CellViewProps) {
  if (group === 0) return <span className="soft">没有写</span>
  const way = `写法${groupNames[group - 1] ?? group}`
  return (
    <>
      <b className="plan-group">{way}</b>
      {isFirst ? <Texts texts={texts} /> : <p className="soft">与左边的{way}相同</p>}
    </>
  )
}

function Texts({ texts }: { readonly texts: readonly string[] }) {
  return texts.map((text) => <p key={text}>{text}</p>)
}
