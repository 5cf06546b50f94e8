import { useQuery } from '@tanstack/react-query'
import { StateMark } from '../batches/state-mark.tsx'
import { ask, type office } from '../client/office.ts'
import { insuranceWords } from '../deferral/words.zh.ts'
import { count, sumOfFen, yuan } from '../figures/figures.ts'
import { ErrorLine } from '../parts/error-line.tsx'
import { monthStandings } from './words.zh.ts'

type OwnMonth = Awaited<ReturnType<typeof office.own.deferrals>>['months'][number]

/** The contributions that a firm put off, as itself sees them: by which day it has to repay which month. Nothing where there are none. */
export function OwnDeferrals() {
  const page = useQuery(ask.own.deferrals.query({ input: undefined }))
  const months = page.data?.months ?? []
  const open = months.filter(({ standing }) => standing !== 'ended')
  const overdue = open.filter(({ standing }) => standing === 'overdue')
  if (page.error === null && months.length === 0) return null
  return (
    <section aria-labelledby="own-deferrals">
      <h2 id="own-deferrals">缓缴的社会保险费</h2>
      <ErrorLine error={page.error} onRetry={() => void page.refetch()} />
      <p>
        待补缴 <b>{yuan(sumOfFen(open.map((month) => month.open)))}</b> 元，共 {count(open.length)} 个月
        {overdue.length === 0 ? null : <b className="is-official">，其中逾期 {yuan(sumOfFen(overdue.map((month) => month.open)))} 元</b>}。
        请在补缴期限前到参保地补缴，可分次。
      </p>
      <ul className="own-rows own-months" aria-label="缓缴的月份">
        {months.map((month) => (
          <li key={`${month.number} ${month.insurance} ${month.month}`}>
            <Month month={month} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Month({ month }: { readonly month: OwnMonth }) {
  const { insurance, fen, open, due, basis, standing, approval, lateFeeClause, place } = month
  return (
    <div>
      <span className="own-policy">
        {insuranceWords[insurance]} {month.month}
      </span>
      <span className="own-fen">{yuan(standing === 'ended' ? fen : open)} 元</span>
      <span className="soft small">
        {standing === 'ended' ? `缓缴 ${yuan(fen)} 元` : `补缴期限 ${due}`}
        {open !== fen && open !== '0' ? `，缓缴 ${yuan(fen)} 元` : ''}（{basis}）
      </span>
      <StateMark looks={monthStandings} state={standing} />
      <span className="soft small">
        {place}，{approval.by} {approval.number}
        {lateFeeClause === null ? '' : `；缓缴期间免收滞纳金，依据${lateFeeClause}`}
      </span>
    </div>
  )
}
