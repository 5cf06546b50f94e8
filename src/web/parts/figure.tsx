import { Segmented } from 'antd'
import { createContext, useContext } from 'react'
import { tenThousandYuan, yuan } from '../figures/figures.ts'

export type MoneyUnit = 'yuan' | 'ten_thousand'

/** The unit of the amounts of a page; tables of one page never mix. */
export const MoneyUnitContext = createContext<MoneyUnit>('yuan')

export const moneyUnitWord = (unit: MoneyUnit): string => (unit === 'yuan' ? '元' : '万元')

/** An amount in the unit of the page, from fen. A zero is a zero, in soft. */
export function Money({ fen }: { readonly fen: string }) {
  const unit = useContext(MoneyUnitContext)
  const shown = unit === 'yuan' ? yuan(fen) : tenThousandYuan(fen)
  return BigInt(fen) === 0n ? <span className="soft">{shown}</span> : shown
}

/** The most an amount can come to while a local standard is missing. */
export function Ceiling({ fen }: { readonly fen: string }) {
  return (
    <span>
      <span className="soft">≤ </span>
      <Money fen={fen} />
    </span>
  )
}

/** A fact that is missing, and the way to supply it. */
export function MissingFact({ what, onSupply }: { readonly what: string; readonly onSupply?: () => void }) {
  if (onSupply === undefined) {
    return (
      <span className="missing-fact" title={`缺：${what}`}>
        缺
      </span>
    )
  }
  return (
    <button type="button" className="missing-fact" title={`补：${what}`} onClick={onSupply}>
      缺
    </button>
  )
}

/** An amount that waits for something. */
export const Pending = () => <span className="soft">待定</span>

/** What does not apply here. */
export const NotApplicable = () => <span className="soft">—</span>

/** Chooses between yuan and ten thousands of yuan. */
export function MoneyUnitSwitch({ unit, onChange }: { readonly unit: MoneyUnit; readonly onChange: (unit: MoneyUnit) => void }) {
  return (
    <Segmented<MoneyUnit>
      className="unit-switch"
      aria-label="金额单位"
      value={unit}
      onChange={onChange}
      options={[
        { value: 'yuan', label: '元' },
        { value: 'ten_thousand', label: '万元' },
      ]}
    />
  )
}
