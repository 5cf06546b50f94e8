import { Button } from 'antd'
import { useState } from 'react'
import { count, yuan } from '../figures/figures.ts'
import type { Cause } from './words.zh.ts'

interface CausesTableProps {
  readonly causes: readonly Cause[]
  readonly unit: string
  readonly chosen: Pick<Cause, 'cause' | 'detail' | 'causePolicy'> | undefined
  readonly onChoose: (cause: Cause | undefined) => void
}

/** A group divided by why; each subject stands under one line, so that they come to the whole. */
export function CausesTable({ causes, unit, chosen, onChoose }: CausesTableProps) {
  const [isWhole, setWhole] = useState(false)
  if (causes.length === 0) return null
  const rest = causes.slice(causesAtFirst)
  const isChosen = (each: Cause) =>
    chosen !== undefined && each.cause === chosen.cause && each.detail === chosen.detail && each.causePolicy === chosen.causePolicy
  const sum = (side: 'ours' | 'paid') => yuan(String(causes.reduce((all, each) => all + BigInt(each[side]), 0n)))
  return (
    <table className="paid-causes">
      <caption className="unseen">按原因分</caption>
      <thead>
        <tr>
          <th scope="col">原因</th>
          <th scope="col">{unit}</th>
          <th scope="col">清单，元</th>
          <th scope="col">筛查，元</th>
          <th scope="col">筛查减清单，元</th>
        </tr>
      </thead>
      <tbody>
        {causes
          .filter((each, at) => isWhole || at < causesAtFirst || isChosen(each))
          .map((each) => (
            <tr key={`${each.cause} ${each.detail} ${each.causePolicy}`} className={isChosen(each) ? 'is-picked' : ''}>
              <th scope="row">
                <Button
                  type="link"
                  size="small"
                  aria-pressed={isChosen(each)}
                  title={each.zh}
                  onClick={() => onChoose(isChosen(each) ? undefined : each)}
                >
                  {each.zh}
                </Button>
              </th>
              <td>{count(each.count)}</td>
              <td>{yuan(each.paid)}</td>
              <td>{yuan(each.ours)}</td>
              <td>{yuan(String(BigInt(each.ours) - BigInt(each.paid)))}</td>
            </tr>
          ))}
      </tbody>
      <tfoot>
        {rest.length === 0 ? null : (
          <tr>
            <th scope="row" colSpan={5}>
              <Button type="link" size="small" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
                {isWhole
                  ? '收起'
                  : `展开其余 ${count(rest.length)} 种原因，${count(rest.reduce((all, each) => all + each.count, 0))} ${unit}`}
              </Button>
            </th>
          </tr>
        )}
        <tr>
          <th scope="row">合计</th>
          <td>{count(causes.reduce((all, each) => all + each.count, 0))}</td>
          <td>{sum('paid')}</td>
          <td>{sum('ours')}</td>
          <td>{yuan(String(causes.reduce((all, each) => all + BigInt(each.ours) - BigInt(each.paid), 0n)))}</td>
        </tr>
      </tfoot>
    </table>
  )
}

/** The causes of all groups as they print: a sheet of paper has no group that is chosen. */
export function PrintedCauses({
  groups,
  unit,
}: {
  readonly groups: readonly { readonly title: string; readonly causes: readonly Cause[] }[]
  readonly unit: string
}) {
  return (
    <table className="paid-causes paid-printed" aria-hidden="true">
      <thead>
        <tr>
          <th scope="col">原因</th>
          <th scope="col">{unit}</th>
          <th scope="col">清单，元</th>
          <th scope="col">筛查，元</th>
        </tr>
      </thead>
      {groups.map(({ title, causes }) => (
        <tbody key={title}>
          <tr>
            <th scope="rowgroup" colSpan={4}>
              <b>{title}</b>
            </th>
          </tr>
          {causes.slice(0, causesPrinted).map((each) => (
            <tr key={`${each.cause} ${each.detail} ${each.causePolicy}`}>
              <th scope="row">{each.zh}</th>
              <td>{count(each.count)}</td>
              <td>{yuan(each.paid)}</td>
              <td>{yuan(each.ours)}</td>
            </tr>
          ))}
          {causes.length > causesPrinted ? (
            <tr>
              <th scope="row">其他 {count(causes.length - causesPrinted)} 种原因</th>
              <td>{count(causes.slice(causesPrinted).reduce((all, each) => all + each.count, 0))}</td>
              <td>{yuan(String(causes.slice(causesPrinted).reduce((all, each) => all + BigInt(each.paid), 0n)))}</td>
              <td>{yuan(String(causes.slice(causesPrinted).reduce((all, each) => all + BigInt(each.ours), 0n)))}</td>
            </tr>
          ) : null}
        </tbody>
      ))}
    </table>
  )
}

/** As many as leave room for the rows. */
const causesAtFirst = 8
/** What fits on one sheet. */
const causesPrinted = 14
