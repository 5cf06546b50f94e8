import { Segmented } from 'antd'
import { createContext, useContext } from 'react'
import { tenThousandYuan, yuan } from '../figures/figures.ts'

export type MoneyUnit = 'yuan' | 'ten_thousand'

/** The unit of the amounts of a page; tables of one page never mix. */
export const MoneyUnitContext = createContext<MoneyUnit>('yuan')

/** Whether amounts that are rounded on the screen stand to the fen where they are printed: in a table whose heads do the same. */
export const ExactOnPaperContext = createContext(false)

export const moneyUnitWord = (unit: MoneyUnit): string => (unit === 'yuan' ? '元' : '万元')

/** An amount in the unit of the page, from fen. A zero is a zero, in soft. */
export function Money({ fen }: { readonly fen: string }) {
  return <InUnit yuan={yuan(fen)} tenThousand={tenThousandYuan(fen)} isSoft={BigInt(fen) === 0n} />
}

interface InUnitProps {
  readonly yuan: string
  readonly tenThousand: string
  readonly isSoft: boolean
}

/** The one of two writings that the page shows; a rounded one has the exact one as its title, and gives way to it on paper where the table says so. */
export function InUnit({ yuan: exact, tenThousand, isSoft }: InUnitProps) {
  const unit = useContext(MoneyUnitContext)
  const isExactOnPaper = useContext(ExactOnPaperContext)
  const soft = isSoft ? 'soft' : undefined
  if (unit === 'yuan') return isSoft ? <span className={soft}>{exact}</span> : exact
  if (!isExactOnPaper) {
    return (
      <span className={soft} title={`${exact} 元`}>
        {tenThousand}
      </span>
    )
  }
  return (
    <span className={soft}>
      <span className="screen-only" title={`${exact} 元`}>
        {tenThousand}
      </span>
      <span className="paper-only">{exact}</span>
    </span>
  )
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
