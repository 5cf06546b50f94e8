import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ActButton } from '../batches/act-button.tsx'
import { ask } from '../client/office.ts'
import { count } from '../figures/figures.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { useMay } from '../session/use-session.ts'
import { SumCells } from './sum-cells.tsx'
import { together } from './sums.ts'
import type { DeskView, Silent } from './words.zh.ts'

/** Files that banks have not answered, the longest first; late only where an answer time was laid down. */
export function SilentTable({ view }: { readonly view: DeskView }) {
  const layouts = useQuery(ask.payment.layouts.query())
  const nameOf = (id: string) => layouts.data?.find((layout) => layout.id === id)?.name ?? id
  const { silent, times } = view
  const unknown = [...new Set(silent.filter(({ dueOn }) => dueOn === null).map(({ layout }) => layout))]
  return (
    <>
      <div className="section-line">
        <p>
          {times.length === 0 ? '还没有规定回盘时限，未回的只写已过几个工作日，不算逾期。' : '现行回盘时限：'}
          {times.map(({ layout, workdays, basis }) => `${nameOf(layout)} ${workdays} 个工作日（${basis}）`).join('；')}
          {times.length === 0 || unknown.length === 0 ? '' : `。${unknown.map(nameOf).join('、')}没有时限，不算逾期。`}
        </p>
        <AnswerTime />
      </div>
      {silent.length === 0 ? (
        <EmptyLine why="没有银行未回的款项。" next="报盘后银行没有回的，会按文件列在这里。" />
      ) : (
        <div className="counts-scroll">
          <table className="plain-table desk-lines" aria-label="银行未回">
            <colgroup>
              <col style={{ width: 104 }} />
              <col />
              <col style={{ width: 104 }} />
              <col style={{ width: 96 }} />
              <col style={{ width: 188 }} />
              <col className="is-rows" />
              <col className="is-fen" />
            </colgroup>
            <thead>
              <tr>
                <th scope="col">批次</th>
                <th scope="col">政策</th>
                <th scope="col">报盘文件</th>
                <th scope="col">报盘日期</th>
                <th scope="col">已过工作日、时限</th>
                <th scope="col" className="is-right">
                  笔数
                </th>
                <th scope="col" className="is-right">
                  金额（元）
                </th>
              </tr>
            </thead>
            <tbody>
              {silent.map((file) => (
                <tr key={file.file}>
                  <td>
                    <Link to={`/batches/${file.batch.id}`}>{file.batch.number}</Link>
                  </td>
                  <td>
                    {file.batch.policy.zh}，{file.batch.region.name}
                  </td>
                  <td title={nameOf(file.layout)}>{file.number}</td>
                  <td>{file.handedOn}</td>
                  <td>
                    <Age file={file} />
                  </td>
                  <SumCells sum={file} what={`文件 ${file.number} 未回`} search={{ group: 'silent', file: file.file }} />
                </tr>
              ))}
              <tr className="is-sum">
                <th scope="row" colSpan={5}>
                  合计
                </th>
                <SumCells sum={together(silent)} what="合计未回" search={{ group: 'silent' }} />
              </tr>
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}

function Age({ file: { workdays, dueOn, basis, isLate } }: { readonly file: Silent }) {
  const age = workdays === null ? '工作日不明' : `${count(workdays)} 个工作日`
  if (dueOn === null) return <>{age}，时限未定</>
  return (
    <span className={isLate ? 'desk-late' : undefined} title={basis ?? ''}>
      {isLate ? '▲ ' : ''}
      {age}，应 {dueOn.slice(5)} 前回
    </span>
  )
}

/** Lays down within how many working days a bank answers, by which document. */
function AnswerTime() {
  const mayRule = useMay()('closing.rule')
  const queries = useQueryClient()
  const layouts = useQuery({ ...ask.payment.layouts.query(), enabled: mayRule })
  const layDown = useMutation(ask.desk.layDownAnswerTime.act())
  if (!mayRule) return null
  return (
    <ActButton
      label="规定回盘时限"
      look="small"
      sentence="银行收到文件后几个工作日内须回盘，与代发协议一致；超过的提醒基金财务。不填工作日数即取消本地的规定。"
      choice={{ label: '银行文件格式', options: (layouts.data ?? []).map(({ id, name }) => ({ value: id, label: name })) }}
      fields={{ reason: '依据（协议或文件的条款）' }}
      more={[{ name: 'workdays', label: '工作日数', kind: 'line', most: 3, isOptional: true, faultOf: faultOfWorkdays }]}
      onAct={async ({ choice, reason }, _, { workdays = '' }) => {
        await layDown.mutateAsync({ layout: choice, basis: reason, ...(workdays === '' ? {} : { workdays: Number(workdays) }) })
        await queries.invalidateQueries({ queryKey: ask.desk.key() })
        await queries.invalidateQueries({ queryKey: ask.inbox.key() })
      }}
    />
  )
}

const faultOfWorkdays = (typed: string) =>
  typed === '' || (/^\d{1,3}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= 250) ? undefined : '请填 1 至 250 的整数，或不填。'
