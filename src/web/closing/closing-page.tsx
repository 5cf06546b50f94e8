import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useContext } from 'react'
import { text } from '../address/parameters.ts'
import { useParameters } from '../address/use-parameters.ts'
import { ActButton } from '../batches/act-button.tsx'
import { ask } from '../client/office.ts'
import { count, sumOfFen, yuan } from '../figures/figures.ts'
import { OfficeDayContext } from '../frame/office-day.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { ErrorLine } from '../parts/error-line.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useMay, usePost } from '../session/use-session.ts'
import { LinesTable } from './lines-table.tsx'
import { Signatures } from './signatures.tsx'
import { type DayLine, type DayView, type Kind, kindWords, type Moved } from './words.zh.ts'
import '../batches/batches.css'
import './closing.css'

const declared = { day: text(/^\d{4}-\d{2}-\d{2}$/), fund: text() }

/** A day of a fund: what went to finance and the bank, what is open, and the two signatures under it. */
export default function ClosingPage() {
  const today = useContext(OfficeDayContext)
  const [asked, change] = useParameters(declared)
  const day = asked.day === '' ? today : asked.day
  const place = usePost()?.region.name ?? ''
  const input = { day, ...(asked.fund === '' ? {} : { fund: asked.fund }) }
  const query = useQuery({ ...ask.closing.day.query({ input }), enabled: day !== '' })
  const view = query.data
  const fund = view?.fund ?? null
  const lines = view === undefined ? [] : view.signed?.second === null || view.signed === null ? view.lines : view.signed.lines
  return (
    <div className="page page-wide closing-page">
      <PageHead
        title={`日清 ${day}`}
        meta={[place, ...(fund === null ? [] : [fund])]}
        acts={
          <span className="closing-acts form-acts">
            <input
              className="day-input"
              type="date"
              aria-label="日期"
              max={today}
              value={day}
              onChange={({ target }) => (target.value === '' ? undefined : change({ day: target.value }))}
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
        {fund === null ? '当日交财务、报盘、回盘、退款和未了的款项，经办、财务两人签字后固定。' : <Sentence lines={lines} />}
      </PageHead>
      <ErrorLine error={query.error} onRetry={() => void query.refetch()} />
      {view === undefined ? null : fund === null ? (
        <EmptyLine why={`${place}还没有资金。`} next="基金财务登记预算或建立批次后再办日清。" />
      ) : (
        <>
          <CutOffs view={view} lines={lines} />
          {view.signed?.isWhole === false ? (
            <p className="counts-apart" role="alert">
              签定的明细与校验码不符，不能作为依据。请联系系统管理员查操作日志。
            </p>
          ) : null}
          <LinesTable lines={lines} />
          <MovedTable view={view} />
          <Signatures view={view} fund={fund} day={day} />
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

const sumOf = (lines: readonly DayLine[], kind: Kind): string => {
  const of = lines.filter((line) => line.kind === kind)
  return `${count(of.reduce((sum, { rows }) => sum + rows, 0))} 笔、${yuan(sumOfFen(of.map(({ fen }) => fen)))} 元`
}

const Sentence = ({ lines }: { readonly lines: readonly DayLine[] }) => (
  <>
    报盘 {sumOf(lines, 'handed_over')}；回盘成功 {sumOf(lines, 'succeeded')}，退票 {sumOf(lines, 'returned')}；日终银行未回{' '}
    <b>{sumOf(lines, 'in_process')}</b>，退票款未到账 <b>{sumOf(lines, 'not_back')}</b>。
  </>
)

/** Until when the bank took files in; what nobody laid down is said to be unknown. */
function CutOffs({ view, lines }: { readonly view: DayView; readonly lines: readonly DayLine[] }) {
  const mayRule = useMay()('closing.rule')
  const queries = useQueryClient()
  const layouts = useQuery(ask.payment.layouts.query())
  const layDown = useMutation(ask.closing.layDownCutOff.act())
  const nameOf = (id: string) => layouts.data?.find((layout) => layout.id === id)?.name ?? id
  const unknown = new Set(
    lines.flatMap(({ minute, layout, cutOff }) => (minute !== null && layout !== null && cutOff === null ? [layout] : [])),
  )
  const late = lines.filter(({ kind, timing }) => kind === 'in_process' && timing === 'late')
  const enter = async (layout: string, hour: string, basis: string) => {
    await layDown.mutateAsync({ layout, hour, basis })
    await queries.invalidateQueries({ queryKey: ask.closing.key() })
  }
  return (
    <div className="section-line">
      <p>
        {view.cutOffs.length === 0 ? '还没有登记银行截止时间。' : '现行银行截止时间：'}
        {view.cutOffs.map(({ layout, hour, basis }) => `${nameOf(layout)} ${hour}（${basis}）`).join('；')}
        {late.length === 0 ? '' : `　截止后报送、银行未回 ${sumOf(late, 'in_process')}。`}
        {unknown.size === 0 ? '' : `　${[...unknown].map(nameOf).join('、')}的截止时间不明，不能判断当日报盘是否赶上。`}
      </p>
      {mayRule ? (
        <ActButton
          label="规定截止时间"
          look="small"
          sentence="银行当日收到文件的最晚时间，与代发协议一致；从登记起对未签字的日清生效。"
          choice={{ label: '银行文件格式', options: (layouts.data ?? []).map(({ id, name }) => ({ value: id, label: name })) }}
          fields={{ number: '截止时间（如 16:30）', reason: '依据（协议或文件的条款）' }}
          onAct={({ choice, number, reason }) => enter(choice, number, reason)}
        />
      ) : null}
    </div>
  )
}

/** What is otherwise than it was signed: entries that came later. */
function MovedTable({ view: { signed, moved } }: { readonly view: DayView }) {
  if (signed === null || moved.length === 0) return null
  return (
    <>
      <h2>{signed.second === null ? '经办签字后的变动' : '签字后的变动'}</h2>
      <p className="section-line">
        {signed.second === null ? '数与经办所签的不同，请经办核对后重新签字。' : '签定的数不变；以下是签字后才登记的，列入其后的核对。'}
      </p>
      <div className="counts-scroll">
        <table className="plain-table closing-lines" aria-label="签字后的变动">
          <thead>
            <tr>
              <th scope="col">事项</th>
              <th scope="col">批次</th>
              <th scope="col">文件、凭证、文号</th>
              <th scope="col" className="is-right">
                签定
              </th>
              <th scope="col" className="is-right">
                现在
              </th>
            </tr>
          </thead>
          <tbody>
            {moved.map(({ kind, batch, reference, signed: before, now }) => (
              <tr key={`${kind}/${batch}/${reference}`}>
                <td>{kindWords[kind]}</td>
                <td>{batch}</td>
                <td>{reference === '' ? '—' : reference}</td>
                <td className="is-right">{figureOf(before)}</td>
                <td className="is-right">{figureOf(now)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

const figureOf = (sum: Moved['now']): string => (sum === null ? '没有' : `${count(sum.rows)} 笔　${yuan(sum.fen)} 元`)
