import { Link } from '@tanstack/react-router'
import { EmptyLine } from '../parts/empty-line.tsx'
import { SumCells } from './sum-cells.tsx'
import { together } from './sums.ts'
import type { DeskView } from './words.zh.ts'

const kinds = [
  { id: 'succeeded', group: 'succeeded', word: '成功' },
  { id: 'returned', group: 'returned', word: '退票' },
  { id: 'returnedLate', group: 'returned_late', word: '成功后退回' },
] as const

/** What banks answered, batch by batch. */
export function AnsweredTable({ view: { answered, since } }: { readonly view: DeskView }) {
  if (answered.length === 0)
    return <EmptyLine why={`${since} 以来没有收到回盘。`} next="出纳收到银行文件后，在批次的“资金拨付”页签登记回盘。" />
  return (
    <div className="counts-scroll">
      <table className="plain-table desk-lines" aria-label="回盘结果">
        <colgroup>
          <col style={{ width: 104 }} />
          <col />
          <col style={{ width: 96 }} />
          {kinds.flatMap(({ id }) => [<col key={id} className="is-rows" />, <col key={`${id}-fen`} className="is-fen" />])}
        </colgroup>
        <thead>
          <tr>
            <th scope="col">批次</th>
            <th scope="col">政策</th>
            <th scope="col">回盘登记</th>
            {kinds.map(({ id, word }) => (
              <th key={id} scope="colgroup" colSpan={2} className="is-right">
                {word}（笔、元）
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {answered.map(({ batch, lastOn, ...sums }) => (
            <tr key={batch.id}>
              <td>
                <Link to={`/batches/${batch.id}`}>{batch.number}</Link>
              </td>
              <td>
                {batch.policy.zh}，{batch.region.name}
              </td>
              <td>{lastOn}</td>
              {kinds.map(({ id, group, word }) => (
                <SumCells key={id} sum={sums[id]} what={`${batch.number} ${word}`} search={{ since, group, batch: batch.id }} />
              ))}
            </tr>
          ))}
          <tr className="is-sum">
            <th scope="row" colSpan={3}>
              合计
            </th>
            {kinds.map(({ id, group, word }) => (
              <SumCells key={id} sum={together(answered.map((line) => line[id]))} what={`合计 ${word}`} search={{ since, group }} />
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  )
}
