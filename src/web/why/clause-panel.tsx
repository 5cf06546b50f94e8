import { Link } from '@tanstack/react-router'
import { ClauseDrawer } from '../parts/clause-drawer.tsx'
import { planPath } from '../plans/plans.ts'
import { useMay } from '../session/use-session.ts'
import type { Told } from './why.ts'

interface ClausePanelProps {
  readonly clause: Told['clauses'][number]
  /** The screening that the decision is of: the document is opened as it was then. */
  readonly run: string
  readonly onClose: () => void
}

/** A clause beside the decision that rests on it: in our words, as the rules that were made of it, with the values it sets. */
export function ClausePanel({ clause, run, onClose }: ClausePanelProps) {
  const may = useMay()
  const { plan, number, title, clause: at, issuedOn, heading, summary, rules, parameters } = clause
  return (
    <ClauseDrawer
      title={`${number === '' ? title : number} ${at}`}
      source={
        <>
          {title}
          {issuedOn === null ? null : `　${issuedOn}`}
        </>
      }
      onClose={onClose}
    >
      <h3>{heading === '' ? '要点' : heading}</h3>
      <p>{summary}</p>
      <p className="small">要点由编写人归纳，原文以印发文件为准。</p>
      {may('plan.read') ? (
        <p>
          <Link to={planPath(plan)} search={{ run } as never} hash={at}>
            在文件里看这一条
          </Link>
        </p>
      ) : null}
      {rules.length === 0 ? null : <h3>落成的规则</h3>}
      <dl className="why-rules">
        {rules.map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {parameters.map(({ zh, rows }) => (
        <section key={zh}>
          <h3>参数：{zh}</h3>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">类别</th>
                <th scope="col">取值</th>
                <th scope="col">期间</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ key, value, period }) => (
                <tr key={`${key} ${value} ${period}`}>
                  <td>{key === '' ? '不分类' : key}</td>
                  <td>{value}</td>
                  <td>{period === '' ? '未写期限' : period}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </ClauseDrawer>
  )
}
