import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { text } from '../../../src/web/address/parameters.ts'
import { useParameters } from '../../../src/web/address/use-parameters.ts'
import { Arithmetic } from '../../../src/web/parts/arithmetic.tsx'
import { ClauseDrawer, DrawerRoom } from '../../../src/web/parts/clause-drawer.tsx'
import { EmptyLine } from '../../../src/web/parts/empty-line.tsx'
import { PageHead } from '../../../src/web/parts/page-head.tsx'
import { StatusMark } from '../../../src/web/parts/status-mark.tsx'
import { StepLine } from '../../../src/web/parts/step-line.tsx'
import type { Column } from '../../../src/web/table/column.ts'
import { DataTable } from '../../../src/web/table/data-table.tsx'

const declared = { clause: text() }

interface Condition {
  readonly name: string
  readonly wants: string
  readonly has: string
  readonly source: string
  readonly state: 'met' | 'unmet' | 'missing' | 'review'
}

const conditions: readonly Condition[] = [
  { name: '裁员率达标', wants: '≤ 5.5%（超过 30 人）', has: '0.52%', source: '社保登记 2022-11-25', state: 'review' },
  { name: '在政策期内', wants: '2022年全年', has: '2022-12-05', source: '筛查日 2022-12-05', state: 'met' },
  { name: '属于返还对象', wants: '企业法人等 8 类', has: '企业法人', source: '市场主体登记 2022-11-20', state: 'met' },
  { name: '无欠费', wants: '无欠费', has: '无', source: '税务征缴 2022-11-25', state: 'met' },
]

const keyOf = ({ name }: Condition): string => name

/** Why a firm gets what it gets, after the picture of it. */
export default function WhyPage() {
  const [{ clause }, change] = useParameters(declared)
  const opener = (
    <button type="button" className="link" onClick={() => change({ clause: '209-2-1-2' })}>
      渝人社办〔2022〕209号 二（一）2
    </button>
  )
  const columns: readonly Column<Condition>[] = [
    { id: 'name', title: '条件', kind: 'text', width: 112, cell: ({ name }) => name },
    { id: 'wants', title: '要求', kind: 'text', cell: ({ wants }) => wants },
    { id: 'has', title: '本单位', kind: 'text', width: 120, cell: ({ has }) => has },
    { id: 'source', title: '来源与日期', kind: 'text', width: 172, cell: ({ source }) => source },
    { id: 'state', title: '结论', kind: 'state', width: 96, cell: ({ state }) => <StatusMark of="condition" state={state} /> },
  ]
  const drawer =
    clause === '' ? null : (
      <ClauseDrawer title="渝人社办〔2022〕209号 二（一）2" source="市级通知　2022-07-23" onClose={() => change({ clause: '' })}>
        <h3>原文</h3>
        <blockquote>示例文字，不是文件原文：符合条件的单位按上年度实缴失业保险费返还，中小微单位按六成返还。</blockquote>
        <h3>落成的规则</h3>
        <dl className="pairs">
          <dt>算式</dt>
          <dd>上年度实缴失业保险费 × 返还比例［返还类别］</dd>
        </dl>
      </ClauseDrawer>
    )
  return (
    <DrawerRoom drawer={drawer}>
      <div className="page">
        <PageHead
          title="砚汀禾餐饮管理有限公司"
          trail={
            <>
              稳岗返还 / <Link to="/list">名单</Link> / 判定说明
            </>
          }
          acts={
            <>
              <Button>一户一档</Button>
              <Button>提出更正</Button>
              <Button>打印</Button>
            </>
          }
        >
          <span className="soft">单位编号 DW-0231-7746　信用代码 919907********2K　参保地 两江新区</span>
        </PageHead>
        <div className="columns">
          <div>
            <section className="verdict">
              <p className="verdict-say">
                <StatusMark of="outcome" state="eligible" word="符合失业保险稳岗返还，应返还" /> <b>82,756.60</b> 元
              </p>
              <p>9 项条件全部满足。钱还没有付：正在第8批公示，还差 4 步，其中 1 步要由单位办。</p>
            </section>
            <h2>怎么算的</h2>
            <Arithmetic
              lines={[
                {
                  id: 'firm',
                  label: '单位缴纳的失业保险费，2021年1月至12月',
                  basis: <>税务征缴明细 12 笔，截至 2022-11-25</>,
                  value: '68,963.84',
                },
                {
                  id: 'staff',
                  label: '职工个人缴纳的失业保险费，同期',
                  basis: <>税务征缴明细 12 笔，截至 2022-11-25</>,
                  value: '68,963.83',
                },
                { id: 'base', label: '返还基数＝1＋2', value: '137,927.67', isSum: true },
                { id: 'share', label: '返还比例：中小微企业', basis: opener, value: '× 60%' },
                { id: 'gross', label: '核算金额＝3×4', basis: '82,756.602，四舍五入到分', value: '82,756.60', isSum: true },
                { id: 'paid', label: '减：同一基数已付', basis: '付款记录 0 笔，截至 2022-12-04', value: '− 0.00' },
              ]}
              total={{ label: '应返还', value: '82,756.60' }}
            />
            <h2>
              逐项条件 <small>9 项，满足 9 项</small>
            </h2>
            <DataTable
              label="逐项条件"
              columns={columns}
              rows={conditions}
              keyOf={keyOf}
              nameOf={keyOf}
              empty={<EmptyLine why="没有条件。" />}
            />
          </div>
          <aside className="side-panel">
            <h2>离到账还差什么</h2>
            <StepLine
              isUpright
              label="离到账还差什么"
              steps={[
                { id: 'listed', label: '列入第8批', state: 'done', who: '林晓禾 11-28，严知衡复核 11-29' },
                { id: 'public', label: '公示', state: 'now', who: '12-01 至 12-07，今天第 3 个工作日', note: '没有针对本单位的异议' },
                {
                  id: 'account',
                  label: '重新确认账户',
                  state: 'now',
                  who: '由单位办，12-07 前。单位 12-02 变更名称，须书面确认',
                  note: '已发短信 2 次',
                },
                { id: 'approve', label: '批准', state: 'waiting', who: '就业处处长，12-09 前' },
                { id: 'pay', label: '交付银行并到账', state: 'waiting', who: '12-12 交付，约 12-14 到账', note: '失业保险基金支出户' },
              ]}
            />
            <Button type="primary">电话催办</Button>
          </aside>
        </div>
      </div>
    </DrawerRoom>
  )
}
