import { Button } from 'antd'
import { BindingAct } from '../../../src/web/parts/binding-act.tsx'
import { EmptyLine } from '../../../src/web/parts/empty-line.tsx'
import { MoneyLine } from '../../../src/web/parts/money-line.tsx'
import { PageHead } from '../../../src/web/parts/page-head.tsx'
import { DeadlineMark, StatusMark } from '../../../src/web/parts/status-mark.tsx'
import { type Step, StepLine } from '../../../src/web/parts/step-line.tsx'
import type { Column } from '../../../src/web/table/column.ts'
import { DataTable } from '../../../src/web/table/data-table.tsx'
import { ListFoot, SelectionBar } from '../../../src/web/table/list-foot.tsx'
import { useSelection } from '../../../src/web/table/selection.ts'
import { type Firm, firmAt, keyOfFirm, nameOfFirm } from './firms.ts'

const rows = Array.from({ length: 14 }, (_, index) => firmAt(index * 10))
const done: readonly (readonly [string, string])[] = [
  ['拟制', '林晓禾　11-01'],
  ['复核', '严知衡　11-02'],
  ['联合会审', '4 家同意　11-08'],
  ['账户确认', '1,284 户　11-11'],
  ['公示', '5 个工作日　11-18'],
  ['异议', '1 件已答复　11-21'],
  ['批准', '程知远　11-22'],
  ['交付银行', '周以宁　11-28'],
]
const steps: readonly Step[] = [
  ...done.map(([label, who]) => ({ id: label, label, who, state: 'done' as const })),
  { id: 'receipt', label: '回单', state: 'now', who: '余 52 户　12-06 前' },
  { id: 'zero', label: '对账归零', state: 'waiting', who: '12-09 前' },
]
const columns: readonly Column<Firm>[] = [
  { id: 'name', title: '单位名称', kind: 'text', width: 178, cell: ({ name }) => <a href="/list">{name}</a> },
  { id: 'insured', title: '参保职工', unit: '人', kind: 'figure', width: 70, cell: ({ insured }) => insured },
  { id: 'net', title: '金额', kind: 'money', width: 100, cell: ({ net }) => net ?? '0' },
  { id: 'state', title: '状态', kind: 'state', width: 70, cell: () => <StatusMark of="money" state="returned" /> },
  { id: 'why', title: '退回原因', kind: 'text', cell: () => '户名不符' },
  {
    id: 'due',
    title: '期限',
    kind: 'state',
    width: 110,
    cell: ({ insured }) => (insured > 150 ? <DeadlineMark state="late" word="12-02 逾期" /> : '12-06'),
  },
]

/** A batch, after the picture of one. */
export default function BatchPage() {
  const selection = useSelection(keyOfFirm)
  return (
    <div className="page page-fill">
      <PageHead
        title="稳岗返还 2022年第7批"
        meta={['失业保险基金', '数据截至 10-25', '1,284 户', '56,912 人']}
        acts={
          <>
            <Button>批次文书</Button>
            <Button>登记回单</Button>
          </>
        }
      />
      <StepLine label="本批次的步骤" steps={steps} />
      <MoneyLine
        whole={{ id: 'due', label: '应付', fen: '2438651742', note: '1,284 户' }}
        parts={[
          { id: 'paid', label: <StatusMark of="money" state="paid" />, fen: '2294180615', note: '1,197 户' },
          { id: 'transit', label: <StatusMark of="money" state="transit" />, fen: '90344280', note: '52 户' },
          { id: 'returned', label: <StatusMark of="money" state="returned" />, fen: '21495831', note: '14 户' },
          { id: 'held', label: <StatusMark of="money" state="held" />, fen: '32631016', note: '21 户' },
        ]}
        checked="12-05 08:12 核对"
      />
      <DataTable
        label="退回的单位"
        columns={columns}
        rows={rows}
        keyOf={keyOfFirm}
        nameOf={nameOfFirm}
        selection={selection}
        empty={<EmptyLine why="没有退回。" />}
      />
      <ListFoot
        range="共 14 户"
        picked={
          selection.picked.size === 0 ? null : (
            <SelectionBar
              count={selection.picked.size}
              unit="户"
              sum="138,204.66 元"
              acts={
                <BindingAct
                  label="重新交付银行"
                  sentence="把所选各户的金额重新交付银行，此步不可撤回。"
                  mustType="138,204.66"
                  onConfirm={async () => selection.clear()}
                />
              }
              onClear={selection.clear}
            />
          )
        }
      />
    </div>
  )
}
