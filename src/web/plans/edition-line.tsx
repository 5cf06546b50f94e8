import { Link } from '@tanstack/react-router'
import type { Overview } from '../runs/outcomes.zh.ts'
import { planPath, type Shown } from './plans.ts'

interface EditionLineProps {
  readonly shown: Shown
  readonly overview: Overview | undefined
}

/** Which edition of the document is shown, where that is not the one that stands, or not the one that was screened with. */
export function EditionLine({ shown: { page, run, edition }, overview }: EditionLineProps) {
  const { id, hash } = page.plan
  const today = <Link to={planPath(id)}>看现行的一版</Link>
  if (run !== null && edition === 'kept')
    return (
      <p className="plan-edition" role="status">
        这是 {run.day} 筛查所用的一版，随那次筛查留存；现行的一版与它不同。{today}
      </p>
    )
  if (run !== null && edition === 'instead')
    return (
      <p className="plan-edition" role="status">
        {run.day} 筛查所用的一版打不开，这里显示的是现行的一版，与当时的可能不同。
      </p>
    )
  if (run !== null)
    return (
      <p className="plan-edition" role="status">
        {run.day} 筛查所用的就是现行的一版。{today}
      </p>
    )
  const screened = overview?.run.plans.find((each) => each.id === id)
  if (overview === undefined || screened === undefined || screened.hash === hash) return null
  return (
    <p className="plan-edition" role="status">
      方案在 {overview.run.day} 的筛查之后改过：下面的数按当时的一版算出，条文是现行的一版。{' '}
      <Link to={planPath(id)} search={{ run: overview.run.name } as never}>
        看筛查所用的一版
      </Link>
    </p>
  )
}
