import { useMutation, useQuery } from '@tanstack/react-query'
import { ask } from '../../client/office.ts'
import { count, yuan } from '../../figures/figures.ts'
import { EmptyLine } from '../../parts/empty-line.tsx'
import { ErrorLine } from '../../parts/error-line.tsx'
import { useMay } from '../../session/use-session.ts'
import type { Column } from '../../table/column.ts'
import { DataTable } from '../../table/data-table.tsx'
import { ActButton } from '../act-button.tsx'
import type { SectionProps } from '../section.ts'
import { StateMark } from '../state-mark.tsx'
import { type Clash, type ClashRule, claimStates, clashStandings, keyWord, scopeWords, unnamed } from '../words.zh.ts'

const clashKey = ({ claim, policy, rule, document }: Clash): string => `${claim} ${policy} ${rule} ${document}`
const clashName = ({ claim, policy }: Clash): string => `第 ${claim} 条与${policy}`

const clashes: readonly Column<Clash>[] = [
  { id: 'claim', title: '条目', kind: 'text', width: 84, cell: ({ claim }) => `第 ${claim} 条` },
  { id: 'name', title: '对象', kind: 'text', width: 200, cell: ({ name, subject }) => name ?? unnamed(subject) },
  { id: 'fen', title: '金额', kind: 'money', width: 116, cell: ({ fen }) => fen },
  { id: 'state', title: '现状', kind: 'state', width: 100, cell: ({ state }) => <StateMark looks={claimStates} state={state} /> },
  {
    id: 'other',
    title: '另一项待遇',
    kind: 'text',
    width: 240,
    cell: ({ policy, standing }) => (
      <>
        {policy} <span className="soft">{clashStandings[standing]}</span>
      </>
    ),
  },
  { id: 'basis', title: '依据', kind: 'text', cell: ({ rule, document, basis }) => `${rule}：《${document}》 ${basis}` },
]

/** Which rows of a list stand beside grants that exclude them, and by which rules: what approval is held to. */
export function ClashesSection({ view, onDone }: SectionProps) {
  const { id } = view.batch
  const found = useQuery(ask.clash.read.query({ input: { batch: id } }))
  const hold = useMutation(ask.clash.hold.act())
  const mayHold = useMay()('doubt.raise')
  if (found.data === undefined) return <ErrorLine error={found.error} onRetry={() => void found.refetch()} />
  const { rules, waiting, listed } = found.data
  return (
    <>
      <p className="section-line">
        {view.counts.approved !== null ? (
          '本批次已审批；审批时已与其他批次比对，当时暂缓的条目见“疑点”。'
        ) : waiting.rows === 0 ? (
          '没有与已审批的其他待遇互斥或重复的条目。审批时再次比对。'
        ) : (
          <>
            <b>{count(waiting.rows)}</b> 条、<b>{yuan(waiting.fen)}</b> 元与已审批的其他待遇互斥或重复，暂缓后其余才能审批。
          </>
        )}
        {listed === 0 ? null : ` 另有 ${count(listed)} 条与尚未审批的批次互斥：先审批的有效，后审批的让位。`}
      </p>
      {waiting.rows > 0 && mayHold ? (
        <div className="form-acts">
          <ActButton
            label="全部暂缓"
            look="primary"
            sentence={`把 ${count(waiting.rows)} 条作为疑点暂缓，其余照常办理。核实后属实的取消，不属实的凭佐证排除。`}
            onAct={async () => {
              const { rows } = await hold.mutateAsync({ batch: id })
              await onDone(`已暂缓 ${count(rows)} 条，请在“疑点”中核查。`)
            }}
          />
        </div>
      ) : null}
      {found.data.clashes.length === 0 ? null : (
        <DataTable
          label="互斥与重复的条目"
          columns={clashes}
          rows={found.data.clashes}
          keyOf={clashKey}
          nameOf={clashName}
          empty={<EmptyLine why="没有互斥或重复的条目。" />}
        />
      )}
      <h2>比对的规则</h2>
      {rules.length === 0 ? (
        <EmptyLine
          why="本批次所依据的文件没有写明与其他政策互斥，也没有写明只享受一次。"
          next="其他批次的文件写明与本政策互斥的，审批时也会比对。"
        />
      ) : (
        <ul className="rule-lines">
          {rules.map((rule) => (
            <li key={`${rule.kind} ${rule.name} ${rule.document} ${rule.basis}`}>
              <RuleLine rule={rule} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function RuleLine({ rule }: { readonly rule: ClashRule }) {
  const keys = rule.keys.map(keyWord).join('、')
  return (
    <>
      <b>{rule.kind === 'exclusion' ? '互斥' : '只享受一次'}</b> {rule.name}：按{keys}，{scopeWords[rule.scope] ?? rule.scope}
      {rule.kind === 'exclusion' ? '只能享受其中一项' : '只享受一次'}。
      <span className="soft">
        《{rule.document}》 {rule.basis}
      </span>
      {rule.lacks.length === 0 ? null : (
        <span className="is-near"> 名单没有带{rule.lacks.map(keyWord).join('、')}，无法比对，请人工核对。</span>
      )}
    </>
  )
}
