import { memo } from 'react'
import type { Overview } from '../runs/outcomes.zh.ts'
import { BlockView } from './block-view.tsx'
import { Marked } from './marked.tsx'
import type { Clause } from './plans.ts'
import { PolicyFigures } from './policy-figures.tsx'

interface ClauseViewProps {
  readonly plan: string
  readonly clause: Clause
  readonly run: string
  /** The screening whose figures stand beside the policies; undefined where the reader may read none. */
  readonly overview: Overview | undefined
}

/** A clause and beside it what was made of it. */
export const ClauseView = memo(function ClauseView({ plan, clause, run, overview }: ClauseViewProps) {
  const { number, title, summary, blocks, uncovered } = clause
  return (
    <section className="plan-clause" id={number} aria-label={`${number} ${title}`} tabIndex={-1}>
      <div className="plan-words">
        <h3>
          <span className="plan-number">{number}</span> <Marked text={title} />
        </h3>
        <p>
          <Marked text={summary} />
        </p>
        {uncovered === null ? null : (
          <p className="plan-uncovered">
            {blocks.length === 0 ? '没有落成规则' : '其余没有落成规则'}（{uncovered.kinds.join('、')}）：
            <Marked text={uncovered.reason} />
          </p>
        )}
      </div>
      <div className="plan-blocks">
        {blocks.map((block) => (
          <BlockView
            key={`${block.kind} ${block.id}`}
            plan={plan}
            block={block}
            run={run}
            figures={
              overview === undefined || block.kind !== 'policy' ? null : <PolicyFigures overview={overview} plan={plan} policy={block.id} />
            }
          />
        ))}
      </div>
    </section>
  )
})
