import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { keyText, oneOf } from '../address/parameters.ts'
import { useParameters } from '../address/use-parameters.ts'
import { ask } from '../client/office.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { emptyMonths, MonthsForm } from './months-form.tsx'
import './deferral.css'

const declared = { entity: oneOf(['insured_unit', 'firm', 'organisation']), key: keyText() }
const trail = <Link to="/deferral">缓缴台账</Link>

/** Enters by hand what a firm puts off: what was approved beside any list of a screening. */
export default function NewDeferralPage() {
  const [{ entity, key }] = useParameters(declared)
  const navigate = useNavigate()
  const queries = useQueryClient()
  const enter = useMutation(ask.deferral.enter.act())
  const before = useQuery({ ...ask.deferral.list.query({ input: { firm: { entity, key }, size: 20 } }), enabled: key !== '' })
  const name = before.data?.rows[0]?.firm.name ?? `参保单位 ${key}`
  if (key === '')
    return (
      <div className="page">
        <PageHead title="登记缓缴" trail={trail} />
        <EmptyLine
          why="还没有选定单位。"
          next={
            <>
              在<Link to="/subjects">人员与单位</Link>查到参保单位，打开后点“登记缓缴”。
            </>
          }
        />
      </div>
    )
  return (
    <div className="page">
      <PageHead
        title="登记缓缴"
        trail={trail}
        meta={[
          <Link key="firm" to={`/subjects/${entity}/${key}`}>
            {name}
          </Link>,
        ]}
      >
        只登记单位缴费部分。登记后由另一人复核，复核前不生效；同一险种的同一个月只能缓缴一次。
      </PageHead>
      <MonthsForm
        label="登记"
        initial={emptyMonths}
        asksPolicy
        error={enter.error}
        isPending={enter.isPending}
        onSend={async ({ policy, facts }) => {
          const { deferral } = await enter.mutateAsync({ firm: { entity, key }, policy: { id: '', zh: policy }, ...facts })
          void queries.invalidateQueries({ queryKey: ask.inbox.key() })
          await queries.invalidateQueries({ queryKey: ask.deferral.key() })
          void navigate({ to: `/deferral/${deferral}`, replace: true })
        }}
      />
    </div>
  )
}
