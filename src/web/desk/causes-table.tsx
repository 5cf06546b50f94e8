import { EmptyLine } from '../parts/empty-line.tsx'
import { SumCells } from './sum-cells.tsx'
import { together } from './sums.ts'
import { causeWord, type DeskView, steps } from './words.zh.ts'

/** What came back and is not paid again yet: why, and what is to be done next by whom. */
export function CausesTable({ view: { returns } }: { readonly view: DeskView }) {
  if (returns.length === 0) return <EmptyLine why="没有在办的退票。" next="银行退回的款项会按原因列在这里。" />
  return (
    <div className="counts-scroll">
      <table className="plain-table desk-lines" aria-label="退票">
        <colgroup>
          <col />
          {steps.flatMap(({ id }) => [<col key={id} className="is-rows" />, <col key={`${id}-fen`} className="is-fen" />])}
        </colgroup>
        <thead>
          <tr>
            <th scope="col">银行所说的原因</th>
            {steps.map(({ id, word, who }) => (
              <th key={id} scope="colgroup" colSpan={2} className="is-right">
                {word}
                <i>{who}</i>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {returns.map(({ cause, word, ...sums }) => (
            <tr key={JSON.stringify(cause)}>
              <th scope="row">{causeWord(word, cause.code)}</th>
              {steps.map(({ id, group, word: step }) => (
                <SumCells
                  key={id}
                  sum={sums[id]}
                  what={`${causeWord(word, cause.code)} ${step}`}
                  search={{ group, layout: cause.layout, code: cause.code, cause: cause.text }}
                />
              ))}
            </tr>
          ))}
          <tr className="is-sum">
            <th scope="row">合计</th>
            {steps.map(({ id, group, word }) => (
              <SumCells key={id} sum={together(returns.map((line) => line[id]))} what={`合计 ${word}`} search={{ group }} />
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  )
}
