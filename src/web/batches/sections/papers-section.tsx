import { useMutation, useQuery } from '@tanstack/react-query'
import { ask } from '../../client/office.ts'
import { OfficePapers } from '../../papers/office-papers.tsx'
import { EmptyLine } from '../../parts/empty-line.tsx'
import { ErrorLine } from '../../parts/error-line.tsx'
import { NotApplicable } from '../../parts/figure.tsx'
import { FileList } from '../../parts/file-list.tsx'
import type { Column } from '../../table/column.ts'
import { DataTable } from '../../table/data-table.tsx'
import type { SectionProps } from '../section.ts'
import { StateMark } from '../state-mark.tsx'
import { type BatchView, claimStates, paperKinds } from '../words.zh.ts'

type Paper = BatchView['papers'][number]
type Change = BatchView['changes'][number]

const paperKey = ({ id }: Paper): string => id
const paperName = ({ kind, number }: Paper): string => `${paperKinds[kind] ?? kind} ${number}`
const changeKey = ({ number, claim, on }: Change): string => `${number} ${claim} ${on}`
const changeName = ({ number }: Change): string => `变更单 ${number}`

const papers: readonly Column<Paper>[] = [
  { id: 'kind', title: '文书', kind: 'text', width: 112, cell: ({ kind }) => paperKinds[kind] ?? kind },
  { id: 'number', title: '文号', kind: 'text', width: 220, cell: ({ number }) => number },
  { id: 'day', title: '日期', kind: 'day', width: 92, cell: ({ day }) => day },
  { id: 'by', title: '登记', kind: 'text', width: 88, cell: ({ by }) => by },
  { id: 'note', title: '说明', kind: 'text', cell: ({ note }) => note ?? <NotApplicable /> },
  {
    id: 'files',
    title: '扫描件',
    kind: 'text',
    width: 220,
    cell: ({ files }) => (files.length === 0 ? <NotApplicable /> : <FileList files={files} label="扫描件" />),
  },
]

const changes: readonly Column<Change>[] = [
  { id: 'number', title: '变更单', kind: 'figure', width: 68, cell: ({ number }) => number },
  { id: 'claim', title: '条目', kind: 'text', width: 92, cell: ({ claim }) => `第 ${claim} 条` },
  {
    id: 'before',
    title: '变更前',
    kind: 'state',
    width: 112,
    cell: ({ before }) => <StateMark looks={claimStates} state={before.state} />,
  },
  { id: 'after', title: '变更后', kind: 'state', width: 112, cell: ({ after }) => <StateMark looks={claimStates} state={after.state} /> },
  { id: 'fen', title: '金额', kind: 'money', width: 116, cell: ({ after }) => after.fen },
  { id: 'on', title: '日期', kind: 'day', width: 92, cell: ({ on }) => on },
  { id: 'by', title: '经办', kind: 'text', width: 88, cell: ({ by }) => by },
  { id: 'reason', title: '事由', kind: 'text', cell: ({ reason }) => reason },
]

/** The papers of a batch, issued here or entered by their number, and every change of its list since it was signed. */
export function PapersSection({ view, onDone }: SectionProps) {
  return (
    <>
      <Issued view={view} onDone={onDone} />
      <h2>登记的文书</h2>
      <DataTable
        label="登记的文书"
        columns={papers}
        rows={view.papers}
        keyOf={paperKey}
        nameOf={paperName}
        empty={<EmptyLine why="还没有文书。" next="登记集体审议、拨付审批时填写的文号会列在这里。" />}
      />
      <h2>变更单</h2>
      <DataTable
        label="变更单"
        columns={changes}
        rows={view.changes}
        keyOf={changeKey}
        nameOf={changeName}
        empty={<EmptyLine why="名单签定后没有变更。" next="签定后取消、暂缓或恢复的条目会编号列在这里。" />}
      />
    </>
  )
}

function Issued({ view: { batch }, onDone }: SectionProps) {
  const papers = useQuery(ask.paper.ofBatch.query({ input: { batch: batch.id } }))
  const issue = useMutation(ask.paper.issueOfBatch.act())
  if (papers.data === undefined) return <ErrorLine error={papers.error} onRetry={() => void papers.refetch()} />
  return (
    <OfficePapers
      papers={papers.data}
      register="batch"
      row={batch.id}
      onIssue={async (paper) => {
        const { number } = await issue.mutateAsync({ batch: batch.id, ...paper })
        await papers.refetch()
        await onDone(`已制发${number}，原件留存在“已制发”。`)
      }}
    />
  )
}
