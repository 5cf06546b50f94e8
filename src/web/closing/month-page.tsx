import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useContext } from 'react'
import { text } from '../address/parameters.ts'
import { useParameters } from '../address/use-parameters.ts'
import { ActButton } from '../batches/act-button.tsx'
import { ask } from '../client/office.ts'
import { count, yuan } from '../figures/figures.ts'
import { OfficeDayContext } from '../frame/office-day.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { ErrorLine } from '../parts/error-line.tsx'
import { Mark } from '../parts/mark.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useMay, usePost } from '../session/use-session.ts'
import { MonthSignatures } from './signatures.tsx'
import { type MonthLine, type MonthView, monthKinds, monthStandings, yearKinds } from './words.zh.ts'
import '../batches/batches.css'
import './closing.css'

const declared = { month: text(/^\d{4}-(0[1-9]|1[0-2])$/), fund: text() }

/** The month of a fund: what has to be settled by its end, line by line, and the two signatures under it. */
export default function MonthPage() {
  const today = useContext(OfficeDayContext)
  const [asked, change] = useParameters(declared)
  const month = asked.month === '' ? today.slice(0, 7) : asked.month
  const place = usePost()?.region.name ?? ''
  const input = { month, ...(asked.fund === '' ? {} : { fund: asked.fund }) }
  const query = useQuery({ ...ask.closing.month.query({ input }), enabled: month !== '' })
  const view = query.data
  const fund = view?.fund ?? null
  const isSigned = view?.signed !== null && view?.signed?.second !== null && view !== undefined
  const lines = view === undefined ? [] : isSigned ? (view.signed?.lines ?? []) : view.lines
  const open = lines.filter(({ standing }) => standing !== 'done').length
  return (
    <div className="page page-wide closing-page">
      <PageHead
        title={`月结 ${month}`}
        meta={[place, ...(fund === null ? [] : [fund])]}
        acts={
          <span className="closing-acts form-acts">
            <input
              className="day-input"
              type="month"
              aria-label="月份"
              max={today.slice(0, 7)}
              value={month}
              onChange={({ target }) => (target.value === '' ? undefined : change({ month: target.value }))}
            />
            {view === undefined || view.funds.length < 2 ? null : (
              <select aria-label="资金" value={fund ?? ''} onChange={({ target }) => change({ fund: target.value })}>
                {view.funds.map((name) => (
                  <option key={name}>{name}</option>
                ))}
              </select>
            )}
            <Button onClick={() => window.print()}>打印</Button>
          </span>
        }
      >
        {fund === null
          ? '月末逐项核对退票、未回、对账、日清、下月用款计划、停发和归档，经办、财务两人签字后固定。'
          : open === 0
            ? `${count(lines.length)} 项都已办妥。`
            : `${count(lines.length)} 项中 ${count(open)} 项未了或没有数据。未了的可以带着签，签定时写明。`}
      </PageHead>
      <ErrorLine error={query.error} onRetry={() => void query.refetch()} />
      {view === undefined ? null : fund === null ? (
        <EmptyLine why={`${place}还没有资金。`} next="基金财务登记预算或建立批次后再办月结。" />
      ) : (
        <>
          {view.signed?.isWhole === false ? (
            <p className="counts-apart" role="alert">
              签定的明细与校验码不符，不能作为依据。请联系系统管理员查操作日志。
            </p>
          ) : null}
          <Checklist lines={lines} fund={fund} month={month} lastDay={view.lastDay} />
          {month.endsWith('-12') ? <YearEnd lines={lines} fund={fund} view={view} /> : null}
          <MovedLines view={view} />
          {view.lastDay > today ? (
            <p className="section-line">{view.lastDay} 当天或以后才能签字；现在看到的是截至今天的情况。</p>
          ) : (
            <MonthSignatures view={view} fund={fund} month={month} open={open} />
          )}
          {view.signed === null ? null : (
            <p className="small soft">
              第 {view.signed.number} 次签定，校验码 {view.signed.hash.slice(0, 16)}
            </p>
          )}
        </>
      )}
    </div>
  )
}

interface ChecklistProps {
  readonly lines: readonly MonthLine[]
  readonly fund: string
  readonly month: string
  readonly lastDay: string
}

function Checklist({ lines, lastDay, fund }: ChecklistProps) {
  const shown = lines.filter(({ kind }) => !yearKinds.includes(kind))
  return (
    <div className="counts-scroll">
      <table className="plain-table month-lines" aria-label="月结核对">
        <thead>
          <tr>
            <th scope="col">事项</th>
            <th scope="col">情况</th>
            <th scope="col" className="is-right">
              笔数
            </th>
            <th scope="col" className="is-right">
              金额（元）
            </th>
            <th scope="col">要求</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((line) => (
            <tr key={`${line.kind}/${line.reference}`}>
              <td>
                <Where line={line} lastDay={lastDay} fund={fund} />
              </td>
              <td>
                <StandingMark line={line} />
              </td>
              <td className="is-right">{line.standing === 'unknown' ? '不明' : count(line.rows)}</td>
              <td className="is-right">{line.standing === 'unknown' || !monthKinds[line.kind].hasMoney ? '—' : yuan(line.fen)}</td>
              <td>{monthKinds[line.kind].wants}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What a line speaks of, and the page where it is settled. */
function Where({
  line: { kind, reference },
  lastDay,
  fund,
}: {
  readonly line: MonthLine
  readonly lastDay: string
  readonly fund: string
}) {
  const { word, to } = monthKinds[kind]
  const name = reference === '' ? word : `${word}　${reference}`
  const address = to?.({ lastDay, fund })
  return address === undefined ? name : <Link to={address as never}>{name}</Link>
}

function StandingMark({ line: { kind, standing } }: { readonly line: MonthLine }) {
  const [mark, word, tone] = monthStandings[standing]
  const unknown = standing === 'unknown' ? monthKinds[kind].unknown : undefined
  return (
    <span className={`status is-${tone}`}>
      <Mark name={mark} />
      {unknown ?? word}
    </span>
  )
}

/** What became of the budget of the year, and what of it lapses. */
function YearEnd({ lines, fund, view }: { readonly lines: readonly MonthLine[]; readonly fund: string; readonly view: MonthView }) {
  const may = useMay()
  const queries = useQueryClient()
  const lay = useMutation(ask.closing.layDownLapse.act({ onSuccess: () => queries.invalidateQueries({ queryKey: ask.closing.key() }) }))
  const shown = lines.filter(({ kind }) => yearKinds.includes(kind))
  const lapses = shown.find(({ kind }) => kind === 'budget_lapses')
  return (
    <>
      <h2>年末指标清理</h2>
      <div className="section-line">
        <p>
          {lapses === undefined
            ? '没有登记本年预算，无法清理。'
            : lapses.standing === 'unknown'
              ? '没有规定年末结余是否收回，不能判断；请处长按文件规定。'
              : view.lapse === null
                ? ''
                : `${view.lapse.lapses ? '年末结余收回' : '年末结余结转'}（${view.lapse.basis}）。已批未付的仍占用预算，不算结余。`}
        </p>
        {may('closing.rule') ? (
          <ActButton
            label="规定年末结余"
            look="small"
            sentence={`${fund}年末没有占用的预算怎么办，与文件一致；对本地及以下生效。`}
            choice={{
              label: '年末结余',
              options: [
                { value: 'lapses', label: '收回' },
                { value: 'stays', label: '结转下年' },
              ],
            }}
            fields={{ reason: '依据（文号和条款）' }}
            onAct={({ choice, reason }) => lay.mutateAsync({ fund, lapses: choice === 'lapses', basis: reason })}
          />
        ) : null}
      </div>
      <div className="counts-scroll">
        <table className="plain-table" aria-label="年末指标清理">
          <tbody>
            {shown.map((line) => (
              <tr key={line.kind}>
                <th scope="row">{monthKinds[line.kind].word}</th>
                <td className="is-right">{line.standing === 'unknown' ? '不明' : `${yuan(line.fen)} 元`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

/** What is otherwise than it was signed. */
function MovedLines({ view: { signed, moved } }: { readonly view: MonthView }) {
  if (signed === null || moved.length === 0) return null
  const figure = (sum: MonthView['moved'][number]['now']) => (sum === null ? '没有' : `${count(sum.rows)} 笔　${yuan(sum.fen)} 元`)
  return (
    <>
      <h2>{signed.second === null ? '经办签字后的变动' : '签字后的变动'}</h2>
      <p className="section-line">
        {signed.second === null ? '情况与经办所签的不同，请经办核对后重新签字。' : '签定的不变；以下是签字后才登记的，列入下月的核对。'}
      </p>
      <div className="counts-scroll">
        <table className="plain-table" aria-label="签字后的变动">
          <thead>
            <tr>
              <th scope="col">事项</th>
              <th scope="col" className="is-right">
                签定
              </th>
              <th scope="col" className="is-right">
                现在
              </th>
            </tr>
          </thead>
          <tbody>
            {moved.map(({ kind, reference, signed: before, now }) => (
              <tr key={`${kind}/${reference}`}>
                <td>{reference === '' ? monthKinds[kind].word : `${monthKinds[kind].word}　${reference}`}</td>
                <td className="is-right">{figure(before)}</td>
                <td className="is-right">{figure(now)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
