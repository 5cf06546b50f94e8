import { Link } from '@tanstack/react-router'
import { count, sumOfFen, yuan } from '../figures/figures.ts'
import { type DayLine, type Kind, kindWords, openKinds } from './words.zh.ts'

/** What moved on a day and what is open at its end, batch by batch, each kind with its sum. */
export function LinesTable({ lines }: { readonly lines: readonly DayLine[] }) {
  const kinds = Object.keys(kindWords) as Kind[]
  const moved = kinds.filter((kind) => !openKinds.includes(kind))
  return (
    <div className="counts-scroll">
      <table className="plain-table closing-lines" aria-label="日清明细">
        <colgroup>
          <col className="is-kind" />
          <col className="is-batch" />
          <col />
          <col />
          <col className="is-minute" />
          <col className="is-rows" />
          <col className="is-fen" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">事项</th>
            <th scope="col">批次</th>
            <th scope="col">政策</th>
            <th scope="col">文件、凭证、文号</th>
            <th scope="col">报盘时间</th>
            <th scope="col" className="is-right">
              笔数
            </th>
            <th scope="col" className="is-right">
              金额（元）
            </th>
          </tr>
        </thead>
        <Part title="当日发生" kinds={moved} lines={lines} />
        <Part title="日终未了" kinds={openKinds} lines={lines} />
      </table>
    </div>
  )
}

interface PartProps {
  readonly title: string
  readonly kinds: readonly Kind[]
  readonly lines: readonly DayLine[]
}

function Part({ title, kinds, lines }: PartProps) {
  const shown = kinds.map((kind) => ({ kind, of: lines.filter((line) => line.kind === kind) })).filter(({ of }) => of.length > 0)
  return (
    <tbody>
      <tr className="is-part">
        <th colSpan={7} scope="rowgroup">
          {title}
        </th>
      </tr>
      {shown.length === 0 ? (
        <tr>
          <td colSpan={7} className="soft">
            没有。
          </td>
        </tr>
      ) : null}
      {shown.flatMap(({ kind, of }) => [
        ...of.map((line) => <Line key={`${kind}/${line.batch}/${line.reference}`} line={line} />),
        of.length < 2 ? null : (
          <tr key={kind} className="is-sum">
            <td colSpan={5}>{kindWords[kind]}小计</td>
            <td className="is-right">{count(of.reduce((sum, { rows }) => sum + rows, 0))}</td>
            <td className="is-right">{yuan(sumOfFen(of.map(({ fen }) => fen)))}</td>
          </tr>
        ),
      ])}
    </tbody>
  )
}

function Line({ line: { kind, batch, batchNumber, policy, reference, minute, timing, rows, fen } }: { readonly line: DayLine }) {
  return (
    <tr>
      <td>{kindWords[kind]}</td>
      <td>
        <Link to={`/batches/${batch}` as never}>{batchNumber}</Link>
      </td>
      <td>{policy}</td>
      <td>{reference === '' ? '—' : reference}</td>
      <td>{minute === null ? '—' : `${minute} ${timingWords[timing]}`}</td>
      <td className="is-right">{count(rows)}</td>
      <td className="is-right">{yuan(fen)}</td>
    </tr>
  )
}

const timingWords = { in_time: '截止前', late: '▲ 截止后', unknown: '截止时间不明' } as const
