import { Button } from 'antd'
import { EmptyLine } from '../../../src/web/parts/empty-line.tsx'
import { PageHead } from '../../../src/web/parts/page-head.tsx'
import { DeadlineMark } from '../../../src/web/parts/status-mark.tsx'
import { ViewTabs } from '../../../src/web/parts/view-tabs.tsx'
import type { Column } from '../../../src/web/table/column.ts'
import { DataTable } from '../../../src/web/table/data-table.tsx'

interface Item {
  readonly id: string
  readonly group: string
  readonly state: 'late' | 'today' | 'ahead'
  readonly due: string
  readonly title: string
  readonly note: string
  readonly many: string
  readonly from: string
  readonly verb: string
}

const items: readonly Item[] = [
  {
    id: '1',
    group: '逾期',
    state: 'late',
    due: '逾期 1 个工作日',
    title: '稳岗返还第7批：5 户退回待更正账户',
    note: '应于 12-02 更正；账号不符 3 户、户名不符 2 户',
    many: '5 户',
    from: '银行回单',
    verb: '更正',
  },
  {
    id: '2',
    group: '今天到期',
    state: 'today',
    due: '今天 17:30',
    title: '稳岗返还第8批：公示异议 1 件待答复',
    note: '受理号 YY-2022-0031；质疑参保人数',
    many: '1 件',
    from: '公众',
    verb: '答复',
  },
  {
    id: '3',
    group: '今天到期',
    state: 'today',
    due: '今天 24:00',
    title: '11月稳就业调度：本处 4 项待填',
    note: '每月 5 日前报送，已填 9 项',
    many: '4 项',
    from: '就业处 程知远',
    verb: '填报',
  },
  ...Array.from({ length: 9 }, (_, at) => ({
    id: `later${at}`,
    group: at < 4 ? '三个工作日内' : '以后',
    state: 'ahead' as const,
    due: `12-0${Math.min(9, 7 + at)} 周三`,
    title: `稳岗返还第${at + 1}批名单：退回修改`,
    note: '复核人意见：6 户户名与账户不符，请重核后再报',
    many: '6 户',
    from: '复核 严知衡',
    verb: '修改',
  })),
]
const keyOf = ({ id }: Item): string => id
const nameOf = ({ title }: Item): string => title
const counts = new Map(items.map(({ group }) => [group, items.filter((item) => item.group === group).length]))
const columns: readonly Column<Item>[] = [
  { id: 'due', title: '期限', kind: 'state', width: 132, cell: ({ state, due }) => <DeadlineMark state={state} word={due} /> },
  {
    id: 'what',
    title: '事项',
    kind: 'text',
    cell: ({ title, note }) => (
      <>
        <b>{title}</b>
        <br />
        <small>{note}</small>
      </>
    ),
  },
  { id: 'many', title: '数量', kind: 'figure', width: 104, cell: ({ many }) => many },
  { id: 'from', title: '来自', kind: 'text', width: 122, cell: ({ from }) => from },
  { id: 'verb', title: '办理', kind: 'text', width: 60, cell: ({ verb }) => <a href="/list">{verb}</a> },
]

/** What waits, after the picture of it. */
export default function InboxPage() {
  return (
    <div className="page page-fill">
      <PageHead title="待办" meta={['等我办 12 件，逾期 1 件，今天到期 2 件，退回给我 2 件']} acts={<Button>请假与替岗</Button>} />
      <ViewTabs
        label="待办分类"
        current="mine"
        tabs={[
          { id: 'mine', label: '等我办', note: '12', search: {} },
          { id: 'late', label: '临期与逾期', note: '3', search: { view: 'late' } },
        ]}
      >
        <span className="small">
          <kbd>j</kbd> <kbd>k</kbd> 移动　<kbd>Enter</kbd> 打开　<kbd>?</kbd> 全部按键
        </span>
      </ViewTabs>
      <DataTable
        label="等我办"
        density="two_lines"
        hasHead={false}
        columns={columns}
        rows={items}
        keyOf={keyOf}
        nameOf={nameOf}
        groupOf={({ group }) => ({
          id: group,
          label: (
            <>
              {group}
              <span className="soft"> {counts.get(group)}</span>
            </>
          ),
        })}
        empty={<EmptyLine why="没有等您办的事。" />}
      />
    </div>
  )
}
