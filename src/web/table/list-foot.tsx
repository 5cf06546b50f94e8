import { Button } from 'antd'
import type { ReactNode } from 'react'

interface ListFootProps {
  /** What was picked and what can be done with it; nothing where nothing is picked. */
  readonly picked?: ReactNode
  /** Where the page stands: 第 1–50 户. */
  readonly range?: string
  /** The ways to the pages before and after, where they are; left out where everything stands on one page. */
  readonly pages?: { readonly onBefore: (() => void) | undefined; readonly onAfter: (() => void) | undefined }
}

/** The foot of a list: the bar of what is picked at the left, the pages at the right. */
export function ListFoot({ picked, range, pages }: ListFootProps) {
  const hasPicked = picked !== undefined && picked !== null && picked !== false
  return (
    <footer className={hasPicked ? 'list-foot is-picked' : 'list-foot'}>
      {picked}
      <div className="list-pages">
        {range === undefined ? null : <span className="small">{range}</span>}
        {pages === undefined ? null : (
          <>
            <Button disabled={pages.onBefore === undefined} onClick={pages.onBefore}>
              上一页
            </Button>
            <Button disabled={pages.onAfter === undefined} onClick={pages.onAfter}>
              下一页
            </Button>
          </>
        )}
      </div>
    </footer>
  )
}

interface SelectionBarProps {
  readonly count: number
  readonly unit: string
  /** The sum of what is picked, with its word: 应返还 254,317.47 元. */
  readonly sum?: ReactNode
  readonly acts: ReactNode
  readonly onClear: () => void
}

/** How many are picked, what they come to, and what can be done with them. */
export function SelectionBar({ count, unit, sum, acts, onClear }: SelectionBarProps) {
  return (
    <section className="selection" aria-label="已选">
      <b role="status">
        已选 {count} {unit}
      </b>
      {sum === undefined ? null : <span>{sum}</span>}
      {acts}
      <Button type="link" onClick={onClear}>
        取消选择
      </Button>
    </section>
  )
}
