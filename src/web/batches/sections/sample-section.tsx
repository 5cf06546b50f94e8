import { useMutation, useQuery } from '@tanstack/react-query'
import { ask } from '../../client/office.ts'
import { count, yuan } from '../../figures/figures.ts'
import { EmptyLine } from '../../parts/empty-line.tsx'
import { ErrorLine } from '../../parts/error-line.tsx'
import { useMay } from '../../session/use-session.ts'
import type { Column } from '../../table/column.ts'
import { DataTable } from '../../table/data-table.tsx'
import { ListFoot, SelectionBar } from '../../table/list-foot.tsx'
import { useSelection } from '../../table/selection.ts'
import { ActButton } from '../act-button.tsx'
import type { MoreField } from '../more-fields.tsx'
import { SampleRows } from '../sample-rows.tsx'
import type { SectionProps } from '../section.ts'
import {
  partsOfPercent,
  percentOfParts,
  type SamplePerson,
  type SampleStratum,
  type SampleView,
  sampleReaches,
  sampleVerdicts,
  stratumWord,
} from '../words.zh.ts'

const stratumKey = (stratum: SampleStratum): string => stratumWord(stratum)
const personKey = ({ account }: SamplePerson): string => account
const personName = ({ name }: SamplePerson): string => name

const strata: readonly Column<SampleStratum>[] = [
  { id: 'name', title: '分层（经办机构、金额、风险）', kind: 'text', cell: stratumWord },
  { id: 'rows', title: '总体条数', kind: 'figure', width: 92, cell: ({ rows }) => count(rows) },
  { id: 'drawn', title: '抽取条数', kind: 'figure', width: 92, cell: ({ drawn }) => count(drawn) },
  { id: 'looked', title: '已核对', kind: 'figure', width: 92, cell: ({ looked }) => count(looked) },
  { id: 'wrong', title: '差错', kind: 'figure', width: 92, cell: ({ wrong }) => count(wrong) },
]

const people: readonly Column<SamplePerson>[] = [
  { id: 'name', title: '姓名', kind: 'text', width: 120, cell: ({ name }) => name },
  { id: 'body', title: '单位', kind: 'text', cell: ({ body }) => body },
  { id: 'free', title: '没有经办过的', kind: 'figure', width: 120, cell: ({ free }) => count(free) },
  { id: 'assigned', title: '已分派未核对', kind: 'figure', width: 120, cell: ({ assigned }) => count(assigned) },
]

/** A sample of an approved list: how it was drawn, who looks at it, what was found, and whether the rest may go on. */
export function SampleSection({ view, onDone }: SectionProps) {
  const { id } = view.batch
  const read = useQuery(ask.sample.read.query({ input: { batch: id } }))
  if (read.data === undefined) return <ErrorLine error={read.error} onRetry={() => void read.refetch()} />
  const { draw, standing, lacking } = read.data
  const isOpen = view.batch.state === 'sample'
  return (
    <>
      <p className="section-line">
        <Standing sample={read.data} isOpen={isOpen} />
      </p>
      {isOpen && draw !== null && lacking !== null ? <p className="section-line is-near">{lacking}</p> : null}
      {isOpen ? <SampleActs view={view} sample={read.data} onDone={onDone} /> : null}
      {isOpen && standing !== null && standing.looked < standing.drawn ? <People view={view} sample={read.data} onDone={onDone} /> : null}
      {draw === null || standing === null ? null : (
        <>
          <SampleRows view={view} mine={read.data.mine} onDone={onDone} />
          <h2>分层情况</h2>
          <DataTable
            label="分层情况"
            columns={strata}
            rows={standing.strata}
            keyOf={stratumKey}
            nameOf={stratumKey}
            empty={<EmptyLine why="没有分层。" />}
          />
          <p className="small soft">
            抽样总体 {count(draw.rows)} 条、{yuan(draw.fen)} 元，名单校验码 <span title={draw.listHash}>{draw.listHash.slice(0, 16)}</span>
            ；公开号码 {draw.public.number}（{draw.public.source}，{draw.public.day}）；种子{' '}
            <span title={draw.seed}>{draw.seed.slice(0, 16)}</span>
            。抽查复核记录印有全部校验码和抽取方法，外人可按此重抽。
          </p>
        </>
      )}
    </>
  )
}

/** What the sample comes to, in a sentence. */
function Standing({ sample, isOpen }: { readonly sample: SampleView; readonly isOpen: boolean }) {
  const { draw, standing, plan } = sample
  if (draw === null || standing === null) {
    const rule =
      plan === null
        ? '本地没有文件规定抽查比例和差错率限值。'
        : `按${plan.basis}，每层抽 ${percentOfParts(plan.share)}、至少 ${plan.least} 条，${plan.mostWrong === null ? '没有规定差错率限值' : `差错率限值 ${percentOfParts(plan.mostWrong)}`}。`
    return <>{isOpen ? `还没有抽取。${rule}` : `没有抽查记录。${rule}`}</>
  }
  const { rate, most, looked, drawn, wrong, cleared, limit, reach } = standing
  const decided = draw.decisions.at(-1)
  return (
    <>
      {draw.by} {draw.on} 抽取，{sampleReaches[reach] ?? reach}，共 <b>{count(drawn)}</b> 条，已核对 <b>{count(looked)}</b> 条，差错{' '}
      <b>{count(wrong)}</b> 条{cleared === 0 ? '' : `（另有 ${count(cleared)} 条经核查排除）`}。
      {rate === null ? (
        '各层都核对过才有差错率。'
      ) : (
        <>
          推算全部 {count(draw.rows)} 条的差错率 <b>{rate.percent}</b>（{rate.of}/{rate.in}），95% 把握不超过 {count(most)} 条；
          {limit === null ? '没有文件规定限值，由处长决定。' : `限值 ${percentOfParts(limit)}（${draw.basis}）。`}
        </>
      )}
      {decided === undefined
        ? null
        : `${decided.by} ${decided.on} 决定：${sampleVerdicts[decided.verdict]}（核对 ${decided.looked} 条、差错 ${decided.wrong} 条时），${decided.reason}。`}
    </>
  )
}

const isPercent = (typed: string): string | undefined =>
  partsOfPercent(typed) === undefined ? '请填 0.01 至 100 之间的百分数，最多两位小数。' : undefined
const isCount = (typed: string): string | undefined => (/^[1-9]\d{0,3}$/.test(typed) ? undefined : '请填 1 至 9999 的整数。')

const numberFields: readonly MoreField[] = [
  { name: 'number', label: '公开号码', kind: 'line', most: 100 },
  { name: 'source', label: '号码出处（如某期福利彩票）', kind: 'line', most: 200 },
  { name: 'day', label: '号码公布日期', kind: 'day' },
]
const sizeFields: readonly MoreField[] = [
  { name: 'share', label: '每层抽取百分之几', kind: 'line', faultOf: isPercent },
  { name: 'least', label: '每层至少条数', kind: 'line', faultOf: isCount },
  { name: 'why', label: '这样抽取的理由', kind: 'text', most: 500 },
]

/** Drawing, drawing further, and what a head decides. */
function SampleActs({ view, sample, onDone }: SectionProps & { readonly sample: SampleView }) {
  const { id } = view.batch
  const draw = useMutation(ask.sample.draw.act())
  const further = useMutation(ask.sample.drawFurther.act())
  const decide = useMutation(ask.sample.decide.act())
  const may = useMay()
  const { standing, plan } = sample
  if (standing === null)
    return may('sample.draw') ? (
      <div className="form-acts">
        <ActButton
          label="抽取"
          look="primary"
          sentence="种子由名单校验码和名单审批以后公布的号码算出，谁也不能挑选；每轮名单只抽一次，抽后不能重抽。"
          more={plan === null ? [...numberFields, ...sizeFields] : numberFields}
          onAct={async (_, __, { number = '', source = '', day = '', share = '', least = '', why = '' }) => {
            const size = plan === null ? { size: { share: partsOfPercent(share) ?? 0, least: Number(least), reason: why } } : {}
            const { rows, of } = await draw.mutateAsync({ batch: id, public: { number, source, day }, ...size })
            await onDone(`已从 ${count(of)} 条中抽取 ${count(rows)} 条，请分派核对。`)
          }}
        />
      </div>
    ) : null
  if (standing.looked < standing.drawn) return null
  return (
    <div className="form-acts">
      {may('batch.decide') && standing.limit === null && standing.reach !== 'full' ? (
        <ActButton
          label="决定"
          sentence={`核对 ${count(standing.looked)} 条，差错 ${count(standing.wrong)} 条，推算差错率 ${standing.rate?.percent ?? '—'}。没有文件规定限值，请写明理由。`}
          choice={{ label: '决定', options: Object.entries(sampleVerdicts).map(([value, label]) => ({ value, label })) }}
          fields={{ reason: '理由' }}
          onAct={async ({ choice, reason }) => {
            await decide.mutateAsync({ batch: id, verdict: choice === 'goes_on' ? 'goes_on' : 'looks_further', reason })
            await onDone('已登记决定。')
          }}
        />
      ) : null}
      {may('sample.draw') && standing.reach !== 'full' ? (
        <ActButton
          label="再抽"
          sentence="扩大抽取：每层按原次序再抽一倍；全部核对：其余各条都核对。先前核对的结果一并计算。"
          choice={{
            label: '再抽多少',
            options: [
              { value: 'larger', label: '扩大一倍' },
              { value: 'full', label: '全部核对' },
            ],
          }}
          fields={{ reason: '理由' }}
          onAct={async ({ choice, reason }) => {
            const { rows } = await further.mutateAsync({ batch: id, reach: choice === 'full' ? 'full' : 'larger', reason })
            await onDone(`又抽取 ${count(rows)} 条，请分派核对。`)
          }}
        />
      ) : null}
    </div>
  )
}

/** Who may look at what is drawn; those picked get it evenly. */
function People({ view, sample, onDone }: SectionProps & { readonly sample: SampleView }) {
  const { id } = view.batch
  const selection = useSelection(personKey)
  const assign = useMutation(ask.sample.assign.act())
  if (!useMay()('sample.draw')) return null
  const picked = [...selection.picked.keys()]
  return (
    <section aria-label="分派">
      <h2>分派给没有经办过的人</h2>
      <DataTable
        label="可以核对的人"
        columns={people}
        rows={sample.people}
        keyOf={personKey}
        nameOf={personName}
        selection={selection}
        empty={<EmptyLine why="本地没有没经办过这批名单、可以核对的人。" next="请管理员设岗，或由上级派人。" />}
      />
      {picked.length === 0 ? null : (
        <ListFoot
          picked={
            <SelectionBar
              count={picked.length}
              unit="人"
              acts={
                <ActButton
                  label="分派"
                  sentence="还没有核对的条目平均分给所选的人，经办过的不分给本人；先前的分派以这次为准。"
                  onAct={async () => {
                    const { rows } = await assign.mutateAsync({ batch: id, people: picked })
                    selection.clear()
                    await onDone(`已分派 ${count(rows)} 条。`)
                  }}
                />
              }
              onClear={selection.clear}
            />
          }
        />
      )}
    </section>
  )
}
