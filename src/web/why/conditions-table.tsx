import { Link } from '@tanstack/react-router'
import { StatusMark } from '../parts/status-mark.tsx'
import { ClauseLink } from './clause-link.tsx'
import type { ClauseAt, Condition } from './why.ts'
import { ownWords } from './words.zh.ts'

interface ConditionsTableProps {
  readonly conditions: readonly Condition[]
  readonly entity: string
  readonly onClause: (at: ClauseAt) => void
}

/** Every condition: what it wants, what there is, where that comes from, what it rests on. What refuses stands first. */
export function ConditionsTable({ conditions, entity, onClause }: ConditionsTableProps) {
  const own = ownWords[entity] ?? '本项'
  return (
    <table className="plain-table is-conditions">
      <colgroup>
        <col style={{ width: '14%' }} />
        <col style={{ width: '27%' }} />
        <col style={{ width: '15%' }} />
        <col style={{ width: '14%' }} />
        <col />
        <col style={{ width: 84 }} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">条件</th>
          <th scope="col">要求</th>
          <th scope="col">{own}</th>
          <th scope="col">来源与日期</th>
          <th scope="col">依据</th>
          <th scope="col">结论</th>
        </tr>
      </thead>
      <tbody>
        {conditions.map((condition) => (
          <ConditionLine key={condition.id} condition={condition} onClause={onClause} />
        ))}
      </tbody>
    </table>
  )
}

type Source = Condition['sources'][number]

/** A fact that people established: by which letter, who answered and agreed, on what material of which day. */
function VerifiedSource({ name, day, verified }: Pick<Source, 'name' | 'day'> & { readonly verified: NonNullable<Source['verified']> }) {
  const { inquiry, answeredBy, checkedBy, material, materialOn } = verified
  return (
    <p>
      {inquiry === null ? (
        name
      ) : (
        <Link to={`/verification/${inquiry}`}>
          {name}（第 {inquiry} 号函）
        </Link>
      )}
      {answeredBy === null ? null : (
        <span className="why-day small">
          {answeredBy}填写{checkedBy === null ? '' : `，${checkedBy}同意`}
        </span>
      )}
      {material === null ? null : <span className="why-day small">{material}</span>}
      <span className="why-day small">{materialOn === null ? day : `材料日期 ${materialOn}`}</span>
    </p>
  )
}

function ConditionLine({
  condition: { zh, parts, isAny, sources, basis, verdict, note },
  onClause,
}: {
  readonly condition: Condition
  readonly onClause: (at: ClauseAt) => void
}) {
  return (
    <tr className={`is-${verdict}`}>
      <th scope="row">{zh}</th>
      <td className="is-required">
        <span className="why-phone soft">要求 </span>
        {isAny && parts.length > 1 ? <p className="small">满足其一即可</p> : null}
        {parts.map(({ required }) => (
          <p key={required}>{required}</p>
        ))}
      </td>
      <td>
        {isAny && parts.length > 1 ? <p className="small">&nbsp;</p> : null}
        {parts.map(({ required, value, holds }) => (
          <p key={required} className={holds === null ? 'is-unknown' : undefined}>
            {value}
          </p>
        ))}
      </td>
      <td className="is-source">
        {sources.map(({ name, day, verified }, at) =>
          verified === null ? (
            <p key={name}>
              {name}
              {/* One day below sources that share it. */}
              {sources[at + 1]?.day === day && sources[at + 1]?.verified === null ? null : <span className="why-day small">{day}</span>}
            </p>
          ) : (
            <VerifiedSource key={`${name} ${verified.inquiry} ${day}`} name={name} day={day} verified={verified} />
          ),
        )}
      </td>
      <td className="is-basis">
        <ClauseLink text={basis.text} at={basis.clause} onClause={onClause} />
        {basis.standing === '' ? null : <p className="small">{basis.standing}</p>}
        {note === '' ? null : <p className="small">{note}</p>}
      </td>
      <td className="why-verdict">
        <StatusMark of="condition" state={verdict} />
      </td>
    </tr>
  )
}
