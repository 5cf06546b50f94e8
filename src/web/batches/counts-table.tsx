import { Link } from '@tanstack/react-router'
import { count, yuan } from '../figures/figures.ts'
import { NotApplicable } from '../parts/figure.tsx'
import { type BatchView, type CountId, counts } from './words.zh.ts'

interface CountsTableProps {
  readonly view: BatchView
  /** Whether the reader sees every region of the batch: else what was approved as a whole stands against a part of it. */
  readonly isWhole: boolean
}

/** What was approved and what became of it, in rows and yuan; each count opens its rows. */
export function CountsTable({ view, isWhole }: CountsTableProps) {
  const { difference } = view.counts
  const isApart = isWhole && difference !== null && (difference.rows !== 0 || difference.fen !== '0')
  const shown = counts.map(({ id, word }) => ({ id, word, of: id === 'approved' && !isWhole ? null : view.counts[id] }))
  return (
    <section aria-label="四数核对" className="counts-room">
      {isApart ? (
        <p className="counts-apart" role="alert">
          四数不平：审批数比拨付、待拨付、暂缓、取消之和多 {count(difference.rows)} 条、{yuan(difference.fen)} 元。请先核对再办下一步。
        </p>
      ) : null}
      <div className="counts-scroll">
        <table className="counts">
          <caption className="unseen">四数核对</caption>
          <thead>
            <tr>
              <td />
              {shown.map(({ id, word }) => (
                <th key={id} scope="col">
                  {word}
                </th>
              ))}
              <th scope="col">差额</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">条数</th>
              {shown.map(({ id, word, of }) => (
                <td key={id}>{of === null ? <NotApplicable /> : <RowsLink id={id} word={word} rows={of.rows} />}</td>
              ))}
              <td className={isApart ? 'is-official is-strong' : undefined}>
                {isWhole && difference !== null ? count(difference.rows) : <NotApplicable />}
              </td>
            </tr>
            <tr>
              <th scope="row">金额（元）</th>
              {shown.map(({ id, of }) => (
                <td key={id} className={of?.fen === '0' ? 'soft' : undefined}>
                  {of === null ? <NotApplicable /> : yuan(of.fen)}
                </td>
              ))}
              <td className={isApart ? 'is-official is-strong' : undefined}>
                {isWhole && difference !== null ? yuan(difference.fen) : <NotApplicable />}
              </td>
            </tr>
          </tbody>
        </table>
      </div>
      {view.counts.recovered.rows === 0 ? null : (
        <p>
          另有 {count(view.counts.recovered.rows)} 条到账后追回 {yuan(view.counts.recovered.fen)} 元，不改变以上各数。
          <Link to="/recovery" search={{ batch: view.batch.id } as never}>
            看追回
          </Link>
        </p>
      )}
      <p className="small soft">
        {!isWhole
          ? '只计您的辖区；审批数和差额由统筹地区核对。'
          : difference === null
            ? '拨付审批后核对：审批＝拨付＋待拨付＋暂缓＋取消；拨付＝到账＋退票＋处理中。'
            : '审批＝拨付＋待拨付＋暂缓＋取消＋差额；拨付＝到账＋退票＋处理中。'}
      </p>
    </section>
  )
}

function RowsLink({ id, word, rows }: { readonly id: CountId; readonly word: string; readonly rows: number }) {
  if (rows === 0) return <span className="soft">0</span>
  return (
    <Link to="." search={{ section: 'rows', show: id } as never} resetScroll={false} aria-label={`${word} ${count(rows)} 条，看明细`}>
      {count(rows)}
    </Link>
  )
}
