import { useQuery } from '@tanstack/react-query'
import { useContext } from 'react'
import { oneOf } from '../address/parameters.ts'
import { useParameters } from '../address/use-parameters.ts'
import { ask } from '../client/office.ts'
import { OfficeDayContext } from '../frame/office-day.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { ViewTabs } from '../parts/view-tabs.tsx'
import { useMay } from '../session/use-session.ts'
import { ItemTable } from './item-table.tsx'
import type { Item } from './items.zh.ts'
import { NewsPanel } from './news-panel.tsx'
import { DoneTable, HandedOnTable } from './other-tables.tsx'
import './inbox.css'

const views = {
  mine: { label: '等我办', shows: ({ actsFor }: Item) => actsFor === null, none: '没有等您办的事。' },
  due: {
    label: '临期与逾期',
    shows: ({ urgency: { kind } }: Item) => kind === 'late' || kind === 'today' || kind === 'soon',
    none: '没有三个工作日内到期或已逾期的事。',
  },
  returned: { label: '退回给我', shows: ({ isReturned }: Item) => isReturned, none: '没有退回给您的事。' },
  substitute: { label: '替岗代办', shows: ({ actsFor }: Item) => actsFor !== null, none: '您现在没有替别人办的事。' },
} as const

type View = keyof typeof views

const declared = { view: oneOf(['mine', 'due', 'returned', 'substitute', 'handed', 'done']) }
const order: readonly Item['urgency']['kind'][] = ['late', 'today', 'soon', 'later', 'undated']

/** What waits for whoever sits here, the most urgent first; what they handed on, what they did, what changed. */
export default function InboxPage() {
  const [{ view }] = useParameters(declared)
  const today = useContext(OfficeDayContext)
  const mayVerify = useMay()('verification.read')
  const waiting = useQuery({ ...ask.inbox.waiting.query(), refetchInterval: 60_000 })
  const items =
    waiting.data === undefined ? undefined : order.flatMap((kind) => waiting.data.filter(({ urgency }) => urgency.kind === kind))
  const shown = view === 'handed' || view === 'done' ? undefined : views[view]
  const countOf = (each: View) => (items === undefined ? undefined : String(items.filter(views[each].shows).length))
  const tabs = (Object.keys(views) as View[]).map((each) => {
    const note = countOf(each)
    return { id: each, label: views[each].label, search: each === 'mine' ? {} : { view: each }, ...(note === undefined ? {} : { note }) }
  })
  const more = mayVerify
    ? [
        { id: 'handed', label: '我交出的', search: { view: 'handed' } },
        { id: 'done', label: '已办', search: { view: 'done' } },
      ]
    : []
  return (
    <div className="page page-wide page-fill">
      <PageHead title="待办" meta={items === undefined ? [] : [sentenceOf(items)]} />
      <div className={mayVerify ? 'columns inbox-columns' : 'inbox-columns'}>
        <section className="inbox-list" aria-label="待办事项">
          <ViewTabs label="待办分类" current={view} tabs={[...tabs, ...more]}>
            <span className="small inbox-keys">
              <kbd>j</kbd> <kbd>k</kbd> 移动　<kbd>Enter</kbd> 打开　<kbd>?</kbd> 全部按键
            </span>
          </ViewTabs>
          {view === 'handed' ? <HandedOnTable /> : null}
          {view === 'done' ? <DoneTable /> : null}
          {shown === undefined ? null : (
            <ItemTable
              label={shown.label}
              items={items?.filter(shown.shows)}
              today={today}
              isPending={waiting.isPending}
              error={waiting.error}
              onRetry={() => void waiting.refetch()}
              empty={<EmptyLine why={shown.none} next={view === 'mine' ? '有新的事项会自动出现在这里。' : undefined} />}
            />
          )}
        </section>
        {mayVerify ? <NewsPanel /> : null}
      </div>
    </div>
  )
}

/** 等我办 12 件，逾期 1 件，今天到期 2 件，退回给我 2 件 */
function sentenceOf(items: readonly Item[]): string {
  const many = (which: (item: Item) => boolean) => items.filter(which).length
  const parts = [
    ['逾期', many(({ urgency }) => urgency.kind === 'late')],
    ['今天到期', many(({ urgency }) => urgency.kind === 'today')],
    ['退回给我', many(({ isReturned }) => isReturned)],
  ] as const
  return [
    `等我办 ${many(({ actsFor }) => actsFor === null)} 件`,
    ...parts.filter(([, n]) => n > 0).map(([word, n]) => `${word} ${n} 件`),
  ].join('，')
}
