import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useParameters } from '../address/use-parameters.ts'
import { ask } from '../client/office.ts'
import { count, sumOfFen, yuan } from '../figures/figures.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { NotApplicable } from '../parts/figure.tsx'
import { ViewTabs } from '../parts/view-tabs.tsx'
import { useMay } from '../session/use-session.ts'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'
import { ListFoot, SelectionBar } from '../table/list-foot.tsx'
import { useSelection } from '../table/selection.ts'
import { ActButton } from './act-button.tsx'
import { declared } from './batch-address.ts'
import type { SectionProps } from './section.ts'
import { StateMark } from './state-mark.tsx'
import { type SampleRow, sampleRisks, sampleSizes, sampleStates, unnamed } from './words.zh.ts'

const rowKey = ({ claim }: SampleRow): string => claim
const rowName = ({ claim, name, subject }: SampleRow): string => `第 ${claim} 条 ${name ?? unnamed(subject)}`

const columns: readonly Column<SampleRow>[] = [
  { id: 'claim', title: '条目', kind: 'text', width: 84, cell: ({ claim }) => `第 ${claim} 条` },
  { id: 'name', title: '对象', kind: 'text', width: 200, cell: ({ name, subject }) => name ?? unnamed(subject) },
  { id: 'fen', title: '金额', kind: 'money', width: 116, cell: ({ fen }) => fen },
  {
    id: 'risk',
    title: '分层',
    kind: 'text',
    width: 150,
    cell: ({ size, risk }) => `${sampleSizes[size] ?? size}，${sampleRisks[risk] ?? risk}`,
  },
  { id: 'who', title: '核对人', kind: 'text', width: 80, cell: ({ assignedTo }) => assignedTo ?? <span className="soft">未分派</span> },
  {
    id: 'state',
    title: '结果',
    kind: 'state',
    width: 104,
    cell: ({ state, doubt }) => <StateMark looks={sampleStates} state={doubt?.finding === 'cleared' ? 'cleared' : state} />,
  },
  {
    id: 'found',
    title: '差错内容、核对依据',
    kind: 'text',
    cell: ({ fault, evidence }) => [fault, evidence].filter((text) => text !== null).join('；') || <NotApplicable />,
  },
]

/** Drawn rows: those that are one's own to look at, what was found wrong, or all. */
export function SampleRows({ view, mine, onDone }: SectionProps & { readonly mine: number }) {
  const { id, state } = view.batch
  const [{ sample: chosen, after }, change] = useParameters(declared)
  const selection = useSelection(rowKey)
  const look = useMutation(ask.sample.look.act())
  const mayLook = useMay()('sample.look') && state === 'sample'
  const shown = chosen === '' ? (mine > 0 ? 'mine' : 'all') : chosen
  const [, last = ''] = after.split('.')
  const page = useQuery({
    ...ask.sample.rows.query({
      input: {
        batch: id,
        size: 50,
        isMine: shown === 'mine',
        ...(shown === 'wrong' ? { state: 'wrong' as const } : {}),
        ...(last === '' ? {} : { after: last }),
      },
    }),
    placeholderData: keepPreviousData,
  })
  const next = page.data?.next
  const picked = [...selection.picked.values()]
  const rows = picked.map(({ claim }) => claim)
  const whole = `${count(picked.length)} 条、${yuan(sumOfFen(picked.map(({ fen }) => fen)))} 元`
  const isMine = picked.every((row) => row.isMine && row.state !== 'wrong')
  const settle = async (what: string) => {
    selection.clear()
    await onDone(what)
  }
  return (
    <>
      <ViewTabs
        label="抽中的条目"
        current={shown}
        tabs={[
          { id: 'mine', label: '分派给我的', note: count(mine), search: { section: 'sample', sample: 'mine' } },
          { id: 'all', label: '全部抽中', search: { section: 'sample', sample: 'all' } },
          { id: 'wrong', label: '有差错的', search: { section: 'sample', sample: 'wrong' } },
        ]}
      />
      <DataTable
        label="抽中的条目"
        columns={columns}
        rows={page.data?.rows}
        keyOf={rowKey}
        nameOf={rowName}
        {...(mayLook ? { selection } : {})}
        isPending={page.isPending || page.isPlaceholderData}
        error={page.error}
        onRetry={() => void page.refetch()}
        empty={
          <EmptyLine
            why={shown === 'mine' ? '没有分派给您的条目。' : shown === 'wrong' ? '没有发现差错。' : '抽中的条目不在您的辖区。'}
            next="换一个标签看别的。"
          />
        }
      />
      <ListFoot
        picked={
          picked.length === 0 ? null : (
            <SelectionBar
              count={picked.length}
              unit="条"
              sum={<>{yuan(sumOfFen(picked.map(({ fen }) => fen)))} 元</>}
              acts={
                isMine ? (
                  <>
                    {picked.every((row) => row.state === 'drawn') ? (
                      <ActButton
                        label="核对无误"
                        sentence={`您已逐条核对 ${whole}，与材料一致。`}
                        fields={{ evidence: '核对依据（看了什么材料）' }}
                        onAct={async ({ evidence }) => {
                          const done = await look.mutateAsync({ batch: id, rows, finding: 'right', evidence })
                          await settle(`已登记 ${count(done.rows)} 条无误。`)
                        }}
                      />
                    ) : null}
                    <ActButton
                      label="有差错"
                      sentence={`${whole}有差错：登记后作为疑点暂缓，由别人办结；登记为有差错的不能自己改回。`}
                      fields={{ reason: '差错内容', evidence: '核对依据（看了什么材料）' }}
                      onAct={async ({ reason, evidence }) => {
                        const done = await look.mutateAsync({ batch: id, rows, finding: 'wrong', fault: reason, evidence })
                        await settle(`已登记 ${count(done.rows)} 条有差错，${count(done.held)} 条暂缓。`)
                      }}
                    />
                  </>
                ) : (
                  <span className="small">所选有不是分派给您的，或已登记为有差错的。</span>
                )
              }
              onClear={selection.clear}
            />
          )
        }
        range={page.data === undefined ? '' : `本页 ${page.data.rows.length} 条`}
        {...(after === '' && (next === null || next === undefined)
          ? {}
          : {
              pages: {
                onBefore: after === '' ? undefined : () => history.back(),
                onAfter: next === null || next === undefined ? undefined : () => change({ after: `0.${next}` }),
              },
            })}
      />
    </>
  )
}
