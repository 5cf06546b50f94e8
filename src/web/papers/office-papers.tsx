import { ActButton } from '../batches/act-button.tsx'
import { EmptyLine } from '../parts/empty-line.tsx'
import { NotApplicable } from '../parts/figure.tsx'
import { FileLink } from '../parts/file-link.tsx'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'
import { fileLabel, formats, type IssuedPaper, type OfferedPaper, type Papers, paperNames, waitsWords } from './words.zh.ts'
import './papers.css'

interface OfficePapersProps {
  readonly papers: Papers
  /** What the papers are about, as addresses of drafts name it. */
  readonly register: string
  readonly row: string
  /** Beside a list, where the keys are the list's: lines instead of tables. */
  readonly isBeside?: true
  readonly onIssue: (paper: Pick<OfferedPaper, 'kind' | 'about'> & { readonly documentNumber?: string }) => Promise<unknown>
}

const offerKey = ({ kind, about }: OfferedPaper): string => `${kind} ${about}`
const offerName = ({ kind, note }: OfferedPaper): string => `${paperNames[kind]} ${note}`.trim()
const issuedKey = ({ id }: IssuedPaper): string => id
const issuedName = ({ number }: IssuedPaper): string => number

/** The papers about something: what can be drawn up and issued, and what was issued, with its number, day, who, hash and files. */
export function OfficePapers({ papers, register, row, isBeside, onIssue }: OfficePapersProps) {
  const offers: readonly Column<OfferedPaper>[] = [
    { id: 'kind', title: '文书', kind: 'text', width: 128, cell: ({ kind }) => paperNames[kind] },
    { id: 'note', title: '内容', kind: 'text', cell: ({ note }) => (note === '' ? <NotApplicable /> : note) },
    {
      id: 'draft',
      title: '草稿',
      kind: 'text',
      width: 152,
      cell: ({ kind, about }) => (
        <span className="paper-files">
          {formats.map(({ format, label }) => (
            <FileLink
              key={format}
              to={`/files/paper/${register}/${row}/${kind}/${encodeURIComponent(about)}/${format}`}
              {...(format === 'page' ? {} : { isSaved: true })}
            >
              {label}
            </FileLink>
          ))}
        </span>
      ),
    },
    {
      id: 'issue',
      title: '制发',
      kind: 'text',
      width: 216,
      cell: (offer) => (offer.standing === 'may' ? <IssueButton offer={offer} onIssue={onIssue} /> : waitsWords(offer.standing)),
    },
  ]
  if (isBeside === true)
    return (
      <>
        <PaperLines title="可制发" columns={offers} rows={papers.offers} keyOf={offerKey} />
        <PaperLines title="已制发" columns={issued} rows={papers.issued} keyOf={issuedKey} />
      </>
    )
  return (
    <>
      <h2>可制发</h2>
      <DataTable
        label="可制发的文书"
        columns={offers}
        rows={papers.offers}
        keyOf={offerKey}
        nameOf={offerName}
        empty={<EmptyLine why="现在没有要制发的文书。" next="办到相应的步骤，文书会列在这里。" />}
      />
      <h2>已制发</h2>
      {papers.issued.length === 0 ? (
        <EmptyLine why="还没有制发文书。" next="制发后原件留存，以后打开的都是同一份。" />
      ) : (
        <DataTable label="已制发的文书" columns={issued} rows={papers.issued} keyOf={issuedKey} nameOf={issuedName} empty={null} />
      )}
    </>
  )
}

interface PaperLinesProps<Paper> {
  readonly title: string
  readonly columns: readonly Column<Paper>[]
  readonly rows: readonly Paper[]
  readonly keyOf: (paper: Paper) => string
}

/** Papers one below the other, what stands in their columns along a line. */
function PaperLines<Paper>({ title, columns, rows, keyOf }: PaperLinesProps<Paper>) {
  if (rows.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul className="paper-lines">
        {rows.map((row) => (
          <li key={keyOf(row)}>
            {columns.map(({ id, cell }) => (
              <span key={id}>{cell(row)}</span>
            ))}
          </li>
        ))}
      </ul>
    </>
  )
}

function IssueButton({ offer, onIssue }: { readonly offer: OfferedPaper; readonly onIssue: OfficePapersProps['onIssue'] }) {
  const { kind, about } = offer
  return (
    <ActButton
      label={`制发${paperNames[kind]}`}
      look="small"
      sentence={`${offerName(offer)}：编下一个号，Word、Excel、打印页各留存一份原件，不能改动。`}
      fields={{ note: '本单位文号' }}
      onAct={({ note }) => onIssue({ kind, about, ...(note === '' ? {} : { documentNumber: note }) })}
    />
  )
}

const issued: readonly Column<IssuedPaper>[] = [
  {
    id: 'number',
    title: '编号',
    kind: 'text',
    width: 216,
    cell: ({ number, documentNumber }) => (documentNumber === null ? number : `${number}　${documentNumber}`),
  },
  { id: 'title', title: '标题', kind: 'text', cell: ({ title }) => title },
  { id: 'day', title: '日期', kind: 'day', width: 92, cell: ({ day }) => day },
  { id: 'by', title: '制发', kind: 'text', width: 80, cell: ({ by }) => by },
  { id: 'hash', title: '内容校验码', kind: 'text', width: 112, cell: ({ hash }) => <span title={hash}>{hash.slice(0, 12)}</span> },
  {
    id: 'files',
    title: '原件',
    kind: 'text',
    width: 240,
    cell: ({ files }) => (
      <span className="paper-files">
        {files.map(({ upload, format, name }) => (
          <FileLink key={upload} to={`/files/in/${upload}`} {...(format === 'page' ? {} : { isSaved: true })}>
            {fileLabel(format, name)}
          </FileLink>
        ))}
      </span>
    ),
  },
]
