import { Link } from '@tanstack/react-router'
import { Input, type InputRef } from 'antd'
import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { BlockMarks } from './block-view.tsx'
import { sections } from './plan-sections.tsx'
import type { Clause } from './plans.ts'

interface PlanContentsProps {
  readonly clauses: readonly Clause[]
  /** All clauses of the document, of which some may be shown. */
  readonly whole: number
  /** The clause or section that the address names. */
  readonly current: string
  readonly find: string
  readonly onFind: (text: string) => void
  readonly field: RefObject<InputRef | null>
  /** Goes to the first clause that is shown. */
  readonly onEnter: () => void
}

/** The contents of a document, and the field that looks for words in it. */
export function PlanContents({ clauses, whole, current, find, onFind, field, onEnter }: PlanContentsProps) {
  const chapters = Map.groupBy(clauses, ({ chapter }) => chapter)
  const list = useRef<HTMLElement>(null)
  useEffect(() => {
    // The contents follow the reader; the page itself stays where it is.
    const entry = current === '' ? null : list.current?.querySelector<HTMLElement>('[aria-current]')
    if (list.current === null || entry === null || entry === undefined) return
    const { top, bottom } = entry.getBoundingClientRect()
    const room = list.current.getBoundingClientRect()
    if (top < room.top || bottom > room.bottom) list.current.scrollTop += top - room.top - room.height / 2
  }, [current])
  return (
    <nav ref={list} className="plan-contents not-printed" aria-label="目录">
      <Input
        ref={field}
        value={find}
        allowClear
        aria-label="在本文件里找"
        placeholder="在本文件里找（/）"
        onChange={(event) => onFind(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') onEnter()
          if (event.key === 'Escape') {
            onFind('')
            field.current?.blur()
          }
        }}
      />
      <p className="small" role="status">
        {clauses.length === whole ? `${whole} 条` : `${whole} 条中的 ${clauses.length} 条`}
      </p>
      {[...chapters].map(([chapter, own]) => (
        <div key={chapter}>
          <p className="plan-chapter small">{chapter}</p>
          <ul>
            {own.map(({ number, title, blocks, uncovered }) => (
              <li key={number}>
                <Entry to={number} title={`${number} ${title}`}>
                  <span className="plan-entry">
                    {number} {title}
                  </span>
                  <BlockMarks blocks={blocks} isUncovered={uncovered !== null} />
                </Entry>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <p className="plan-chapter small">附</p>
      <ul>
        {Object.entries(sections).map(([id, label]) => (
          <li key={id}>
            <Entry to={id} title={label}>
              {label}
            </Entry>
          </li>
        ))}
      </ul>
    </nav>
  )
}

interface EntryProps {
  readonly to: string
  readonly title: string
  readonly children: ReactNode
}

function Entry({ to, title, children }: EntryProps) {
  return (
    <Link
      to="."
      search={((before: unknown) => before) as never}
      hash={to}
      replace
      resetScroll={false}
      title={title}
      activeOptions={{ exact: true, includeHash: true, includeSearch: false }}
    >
      {children}
    </Link>
  )
}
