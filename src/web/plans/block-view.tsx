import { Link } from '@tanstack/react-router'
import { type ReactNode, useContext } from 'react'
import { OfficeDayContext } from '../frame/office-day.ts'
import { Mark } from '../parts/mark.tsx'
import { Marked } from './marked.tsx'
import { type Basis, type Block, comparePath, type Item, planPath, standingOf } from './plans.ts'
import { kindWords, standingWords } from './words.zh.ts'

interface BlockViewProps {
  readonly plan: string
  readonly block: Block
  /** The screening whose edition the page shows; empty for the present one. */
  readonly run: string
  /** What the last screening made of a policy. */
  readonly figures?: ReactNode
}

/** A running block of a clause in words: a line per thing it says, with what that rests on. */
export function BlockView({ plan, block: { kind, id, zh, rows, days }, run, figures }: BlockViewProps) {
  const day = useContext(OfficeDayContext)
  return (
    <article className="plan-block">
      <h4>
        <span className="plan-kind">{kindWords[kind]}</span>
        <span>
          <Marked text={zh} />
        </span>
        {days === null ? null : <small>{standingWords[standingOf(days, day) ?? 'unknown']}</small>}
        {kind === 'policy' ? (
          <Link to={comparePath(id)} className="small plan-aside not-printed" aria-label={`${zh}，各文件并列`}>
            各文件并列
          </Link>
        ) : null}
      </h4>
      {figures}
      {kind === 'unreadable' ? <p className="small">这一块读不出来，错在哪里见本页开头的问题。</p> : null}
      <table className="plan-rows">
        <colgroup>
          <col style={{ width: 76 }} />
          <col />
          <col style={{ width: 190 }} />
        </colgroup>
        <tbody>
          {rows.flatMap(({ label, items }) =>
            items.map((item, at) => (
              <tr key={`${label} ${item.name} ${item.texts.join(' ')}`} className={at === 0 ? 'is-first' : undefined}>
                {at === 0 ? (
                  <th scope="row" rowSpan={items.length}>
                    {label}
                  </th>
                ) : null}
                <td colSpan={item.basis === null ? 2 : 1}>
                  <ItemView item={item} />
                </td>
                {item.basis === null ? null : (
                  <td className="small">
                    <BasisView basis={item.basis} plan={plan} run={run} />
                  </td>
                )}
              </tr>
            )),
          )}
        </tbody>
      </table>
    </article>
  )
}

function ItemView({ item: { name, texts, isAny, where, note } }: { readonly item: Item }) {
  const [only] = texts
  return (
    <>
      {name === '' ? null : (
        <b>
          <Marked text={name} />
        </b>
      )}
      {texts.length === 1 && only !== undefined ? (
        <span className={name === '' ? undefined : 'plan-said'}>
          <Marked text={only} />
        </span>
      ) : null}
      {texts.length > 1 ? (
        <>
          {isAny ? <span className="soft"> 满足其一即可</span> : null}
          <ul className="plan-parts">
            {texts.map((text) => (
              <li key={text}>
                <Marked text={text} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {where.length === 0 ? null : (
        <ul className="plan-where small">
          {where.map((text) => (
            <li key={text}>
              其中 <Marked text={text} />
            </li>
          ))}
        </ul>
      )}
      {note === '' ? null : <p className="small">{note}</p>}
    </>
  )
}

/** What something rests on; a clause of a document leads there. */
export function BasisView({ basis, plan, run }: { readonly basis: Basis; readonly plan: string; readonly run: string }) {
  const { text, standing, clause } = basis
  const isHere = clause?.plan === plan
  return (
    <>
      {clause === null ? (
        <Marked text={text} />
      ) : (
        <Link to={planPath(clause.plan)} search={(run === '' ? {} : { run }) as never} hash={clause.clause}>
          {isHere ? clause.clause : text}
        </Link>
      )}
      {standing === '' ? null : <span className="plan-standing">{standing}</span>}
    </>
  )
}

/** Whether a clause has blocks, as a shape and a word beside its name. */
export function BlockMarks({ blocks, isUncovered }: { readonly blocks: readonly Block[]; readonly isUncovered: boolean }) {
  const policies = blocks.filter(({ kind }) => kind === 'policy').length
  if (policies > 0)
    return (
      <span className="plan-count is-act">
        <Mark name="eligible" />
        政策 {policies}
      </span>
    )
  if (blocks.length > 0) return <span className="plan-count">{blocks.length} 块</span>
  return (
    <span className="plan-count">
      <Mark name="missing" />
      {isUncovered ? '无规则' : '空'}
    </span>
  )
}
