import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { stepWord } from '../batches/words.zh.ts'
import { ask } from '../client/office.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { ErrorLine } from '../parts/error-line.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useMay } from '../session/use-session.ts'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'
import { OrderForm } from './order-form.tsx'
import { departure, type LaidDown, type Orders, orderInForce } from './orders.ts'
import '../runs/runs.css'
import '../batches/batches.css'
import './batch-orders.css'

/** A policy, or all that have no order of their own, with the order its lists go by. */
interface Line {
  readonly policy: string | null
  readonly name: string
  readonly order: LaidDown | undefined
}

const lineKey = ({ policy }: Line): string => policy ?? 'all'
const lineName = ({ name }: Line): string => name
const orderKey = ({ id }: LaidDown): string => id
const arrows = (steps: readonly string[]): string => steps.map(stepWord).join(' → ')

/** How an order departs from the usual one, in words. */
function departureWords(steps: readonly string[], usual: readonly string[]): string {
  const { without, moved } = departure(steps, usual)
  const words = [
    ...(without.length === 0 ? [] : [`不设${without.map(stepWord).join('、')}`]),
    ...(moved.length === 0 ? [] : [`${moved.map(stepWord).join('、')}的先后不同`]),
  ]
  return words.length === 0 ? '与默认顺序相同' : words.join('；')
}

function linesOf(orders: Orders): readonly Line[] {
  const own = orders.policies.map(({ id, zh }) => ({ policy: id, name: zh, order: orderInForce(orders, id) }))
  return [{ policy: null, name: '没有单独规定的政策', order: orderInForce(orders, null) }, ...own]
}

/** The order of steps that lists go through in the place, policy by policy, and what it rests on. */
export default function BatchOrdersPage() {
  const may = useMay()
  const [changing, setChanging] = useState<Line | undefined>()
  const [done, setDone] = useState('')
  const query = useQuery(ask.batch.orders.query())
  const orders = query.data
  if (orders === undefined)
    return (
      <div className="page page-wide">
        <PageHead title="办理顺序" trail={<Link to="/batches">批次</Link>} />
        <ErrorLine error={query.error} onRetry={() => void query.refetch()} />
        {query.error === null ? <p role="status">正在查询</p> : null}
      </div>
    )
  const { usual, place, laidDown } = orders
  const nameOf = (policy: string | null) =>
    policy === null ? '没有单独规定的政策' : (orders.policies.find(({ id }) => id === policy)?.zh ?? policy)
  const columns: readonly Column<Line>[] = [
    { id: 'policy', title: '政策', kind: 'text', width: 200, cell: lineName },
    { id: 'steps', title: '办理顺序', kind: 'text', cell: ({ order }) => arrows(order?.steps ?? usual) },
    {
      id: 'differs',
      title: '与默认顺序',
      kind: 'text',
      width: 200,
      cell: ({ order }) => (order === undefined ? <span className="soft">默认顺序</span> : departureWords(order.steps, usual)),
    },
    {
      id: 'basis',
      title: '依据',
      kind: 'text',
      width: 240,
      cell: ({ order }) =>
        order === undefined ? (
          <span className="soft">没有文件另行规定</span>
        ) : (
          `${order.basis}${order.setAsideBasis === null ? '' : `；不做审计预演：${order.setAsideBasis}`}`
        ),
    },
    {
      id: 'by',
      title: '规定',
      kind: 'text',
      width: 168,
      cell: ({ order }) => (order === undefined ? <span className="soft">—</span> : `${order.region.name} ${order.by} ${order.on}`),
    },
    ...(may('batch.order')
      ? [
          {
            id: 'change',
            title: '更改',
            kind: 'text',
            width: 64,
            cell: (line: Line) => (
              <Button type="link" size="small" aria-label={`更改${line.name}的办理顺序`} onClick={() => setChanging(line)}>
                更改
              </Button>
            ),
          } as const,
        ]
      : []),
  ]
  const laid: readonly Column<LaidDown>[] = [
    { id: 'on', title: '日期', kind: 'day', width: 88, cell: ({ on }) => on },
    { id: 'region', title: '地区', kind: 'text', width: 96, cell: ({ region }) => region.name },
    { id: 'policy', title: '政策', kind: 'text', width: 200, cell: ({ policy }) => nameOf(policy) },
    { id: 'steps', title: '办理顺序', kind: 'text', cell: ({ steps }) => arrows(steps) },
    { id: 'basis', title: '依据', kind: 'text', width: 220, cell: ({ basis }) => basis },
    { id: 'by', title: '规定人', kind: 'text', width: 80, cell: ({ by }) => by },
    { id: 'standing', title: '现状', kind: 'text', width: 72, cell: ({ isReplaced }) => (isReplaced ? '已被替代' : '有效') },
  ]
  return (
    <div className="page page-wide orders-page">
      <PageHead
        title="办理顺序"
        trail={<Link to="/batches">批次</Link>}
        meta={[place.name]}
        acts={<Button onClick={() => window.print()}>打印</Button>}
      >
        {place.name}新建的批次按下面的顺序办理；已建的批次保持建立时的顺序。默认：{arrows(usual)}。
      </PageHead>
      <p className="done-line" role="status">
        {done}
      </p>
      {changing === undefined ? null : (
        <OrderForm
          key={lineKey(changing)}
          orders={orders}
          policy={changing.policy}
          name={changing.name}
          steps={changing.order?.steps ?? usual}
          onDone={(what) => {
            setChanging(undefined)
            setDone(what)
          }}
          onClose={() => setChanging(undefined)}
        />
      )}
      <DataTable
        label="各项政策的办理顺序"
        columns={columns}
        rows={linesOf(orders)}
        keyOf={lineKey}
        nameOf={lineName}
        {...(may('batch.order') ? { onOpen: setChanging } : {})}
        empty={<EmptyLine why="还没有政策。" />}
      />
      <h2>历次规定</h2>
      <DataTable
        label="历次规定"
        columns={laid}
        rows={laidDown}
        keyOf={orderKey}
        nameOf={({ basis }) => basis}
        empty={<EmptyLine why="您的辖区和上级都没有另行规定，按默认顺序办理。" next="处长可按本地文件更改。" />}
      />
    </div>
  )
}
