import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useContext } from 'react'
import { useParameters } from '../address/use-parameters.ts'
import { ask } from '../client/office.ts'
import { count, yuan } from '../figures/figures.ts'
import { OfficeDayContext } from '../frame/office-day.ts'
import { ErrorLine } from '../parts/error-line.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { usePost } from '../session/use-session.ts'
import { AnsweredTable } from './answered-table.tsx'
import { CausesTable } from './causes-table.tsx'
import { declared } from './desk-address.ts'
import { DeskRows } from './desk-rows.tsx'
import { SilentTable } from './silent-table.tsx'
import { type Sum, together } from './sums.ts'
import { type DeskView, steps } from './words.zh.ts'
import '../batches/batches.css'
import '../closing/closing.css'
import './desk.css'

/** What the banks said while nobody was there, what they are silent about, and what is to be done with what came back. */
export default function DeskPage() {
  const today = useContext(OfficeDayContext)
  const place = usePost()?.region.name ?? ''
  const [{ since, group }, change] = useParameters(declared)
  const query = useQuery(ask.desk.overview.query({ input: since === '' ? {} : { since } }))
  const view = query.data
  return (
    <div className="page page-wide desk-page">
      <PageHead
        title="资金拨付与退票"
        meta={[place]}
        acts={
          <span className="closing-acts form-acts">
            <label>
              回盘自{' '}
              <input
                className="day-input"
                type="date"
                max={today}
                value={since === '' ? (view?.since ?? '') : since}
                onChange={({ target }) => change({ since: target.value })}
              />
            </label>
            <Button onClick={() => window.print()}>打印</Button>
          </span>
        }
      >
        {view === undefined ? ' ' : <Sentence view={view} />}
      </PageHead>
      <ErrorLine error={query.error} onRetry={() => void query.refetch()} />
      {view === undefined ? null : group === '' ? (
        <>
          <h2>{view.since} 以来的回盘</h2>
          <AnsweredTable view={view} />
          <h2>银行未回</h2>
          <SilentTable view={view} />
          <h2>退票，按原因和下一步</h2>
          <CausesTable view={view} />
        </>
      ) : (
        <DeskRows group={group} view={view} />
      )}
    </div>
  )
}

const said = ({ rows, fen }: Sum): string => `${count(rows)} 笔、${yuan(fen)} 元`

function Sentence({ view: { answered, silent, returns } }: { readonly view: DeskView }) {
  const late = silent.filter(({ isLate }) => isLate)
  const open = together(returns.flatMap((line) => steps.map(({ id }) => line[id])))
  return (
    <>
      回盘成功 {said(together(answered.map(({ succeeded }) => succeeded)))}，退票{' '}
      <b>{said(together(answered.map(({ returned }) => returned)))}</b>，成功后退回{' '}
      <b>{said(together(answered.map(({ returnedLate }) => returnedLate)))}</b>；银行未回 <b>{said(together(silent))}</b>
      {late.length === 0 ? '' : `，其中超过回盘时限 ${said(together(late))}`}；退票在办 {said(open)}。只计您可以看到的地区。
    </>
  )
}
