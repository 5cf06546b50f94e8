import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { keyText } from '../address/parameters.ts'
import { useParameters } from '../address/use-parameters.ts'
import { StateMark } from '../batches/state-mark.tsx'
import { ask } from '../client/office.ts'
import { count, yuan } from '../figures/figures.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { ErrorLine } from '../parts/error-line.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { usePost } from '../session/use-session.ts'
import { OwnDeferrals } from './own-deferrals.tsx'
import { type OwnRow, ownStates, stepWord, todoOf } from './words.zh.ts'
import './own.css'

const declared = { before: keyText() }

/** What is granted to a firm or a person, as itself sees it. */
export default function OwnPage() {
  const [{ before }] = useParameters(declared)
  const isFirm = usePost()?.role !== 'person'
  const page = useQuery(ask.own.rows.query({ input: before === '' ? {} : { before } }))
  const rows = page.data?.rows
  const next = page.data?.next ?? null
  const waiting = rows?.filter((row) => todoOf(row) !== '' && row.asked?.state !== 'asked').length ?? 0
  return (
    <div className="page own">
      <PageHead title={isFirm ? '本单位的待遇' : '我的待遇'}>
        {rows === undefined ? ' ' : waiting === 0 ? '现在没有要您办理的事。' : `有 ${count(waiting)} 笔等您办理。`}
      </PageHead>
      <ErrorLine error={page.error} onRetry={() => void page.refetch()} />
      {rows?.length === 0 ? (
        <EmptyLine
          why="还没有进入账户核实的待遇。"
          next="符合条件的由经办机构主动筛查，进入账户核实后会列在这里；有疑问请到经办机构窗口或拨打 12333。"
        />
      ) : null}
      {rows === undefined || rows.length === 0 ? null : (
        <ul className="own-rows" aria-label="待遇">
          {rows.map((row) => (
            <li key={row.id}>
              <Line row={row} isFirm={isFirm} />
            </li>
          ))}
        </ul>
      )}
      {next === null ? null : (
        <p>
          <Link to="." search={{ before: next } as never}>
            看更早的
          </Link>
        </p>
      )}
      {isFirm ? <OwnDeferrals /> : null}
    </div>
  )
}

function Line({ row, isFirm }: { readonly row: OwnRow; readonly isFirm: boolean }) {
  const todo = todoOf(row)
  const of = [`${row.period} 年度`, row.person ?? '', isFirm ? (row.payee ?? '') : ''].filter((part) => part !== '')
  return (
    <Link to={`/own/${row.id}`}>
      <span className="own-policy">{row.policy.zh}</span>
      <span className="own-fen">{yuan(row.fen)} 元</span>
      <span className="soft small">{of.join(' · ')}</span>
      <span>{todo === '' ? <StateMark looks={ownStates} state={row.state} /> : <b className="own-todo">{todo}</b>}</span>
      {row.state === 'listed' && stepWord(row.step) !== '' ? <span className="soft small">正在{stepWord(row.step)}</span> : null}
    </Link>
  )
}
