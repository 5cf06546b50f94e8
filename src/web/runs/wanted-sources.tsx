import { Link } from '@tanstack/react-router'
import { count } from '../figures/figures.ts'
import type { Overview } from './outcomes.zh.ts'
import { sourceName } from './run-meta.zh.ts'
import { SplitTable } from './split-table.tsx'

/** How many departments stand on the overview; the page of missing facts has them all. */
const shown = 10

/** Whose facts the undetermined wait for, over all policies: what may be due and is not granted. */
export function WantedSources({ overview: { run, wanted } }: { readonly overview: Overview }) {
  if (wanted.length === 0) return null
  const to = `/runs/${run.name}/missing`
  const lines = wanted.slice(0, shown).map(({ source, decisions, alone }) => ({
    id: source,
    name: sourceName(source),
    to,
    search: { source: [source] },
    figures: [count(decisions), count(alone)],
  }))
  const half = Math.ceil(lines.length / 2)
  return (
    <section>
      <h2>
        应享未享：缺的事实在哪个部门{' '}
        <span className="small">
          全部政策的待补事实；点一行看缺项和名单 <Link to={to}>{wanted.length > shown ? `全部 ${wanted.length} 个来源` : '按缺项看'}</Link>
        </span>
      </h2>
      <div className="splits is-pair">
        {[lines.slice(0, half), lines.slice(half)].map((part) => (
          <SplitTable
            key={part[0]?.id ?? 'none'}
            title="事实来源"
            heads={['待补事实 项', '仅缺这一家']}
            lines={part}
            shown={shown}
            empty="没有。"
          />
        ))}
      </div>
    </section>
  )
}
