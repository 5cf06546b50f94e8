import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useParameters } from '../address/use-parameters.ts'
import { ask } from '../client/office.ts'
import { count } from '../figures/figures.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { NotApplicable } from '../parts/figure.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useSession } from '../session/use-session.ts'
import type { Column } from '../table/column.ts'
import { CountLine } from '../table/count-line.tsx'
import { DataTable } from '../table/data-table.tsx'
import { ListFoot } from '../table/list-foot.tsx'
import { keepSearch, lastSearch, type Search } from './last-search.ts'
import { SearchForm } from './search-form.tsx'
import { entityUnits, entityWords, type Found, numberText, type Subject, subjectPath } from './subjects.zh.ts'
import './subjects.css'

const declared = {}
const keyOf = ({ entity, key }: Subject): string => `${entity}/${key}`
const nameOf = ({ name }: Subject): string => name
const place = (name: string | null) => name ?? <NotApplicable />

const columns: readonly Column<Subject>[] = [
  {
    id: 'name',
    title: '姓名或名称',
    kind: 'text',
    width: 300,
    cell: ({ entity, key, name }) => (
      <Link to={subjectPath(entity, key)} tabIndex={-1} title={name}>
        {name}
      </Link>
    ),
  },
  { id: 'entity', title: '类别', kind: 'text', width: 84, cell: ({ entity }) => entityWords[entity] },
  {
    id: 'number',
    title: '号码',
    kind: 'text',
    cell: ({ numbers }) => (numbers.length === 0 ? <NotApplicable /> : numbers.map(numberText).join('　')),
  },
  { id: 'home', title: '常住或注册地', kind: 'text', width: 112, cell: ({ home }) => place(home) },
  { id: 'insured', title: '参保地', kind: 'text', width: 112, cell: ({ insured }) => place(insured) },
  { id: 'operating', title: '经营地', kind: 'text', width: 112, cell: ({ operating }) => place(operating) },
]

/** Who is meant by a name or a number, of those one may see. */
export default function SubjectsPage() {
  const { account } = useSession()
  const navigate = useNavigate()
  useParameters(declared)
  const [search, setSearch] = useState(() => lastSearch(account.id))
  const change = (next: Search) => {
    keepSearch(account.id, next)
    setSearch(next)
  }
  const page = useQuery({
    ...ask.subject.find.query({ input: inputOf(search) }),
    enabled: search.text !== '',
    placeholderData: keepPreviousData,
    // What was typed may be somebody's number: it does not outlive the page by long.
    gcTime: 30_000,
  })
  const found = search.text === '' ? undefined : page.data
  return (
    <div className="page page-wide page-fill">
      <PageHead title="人员与单位">
        <Hint found={found} />
      </PageHead>
      <SearchForm search={search} isQuerying={page.isFetching} onSearch={change} />
      {search.text === '' ? (
        <HowTo />
      ) : (
        <>
          <div className="chips">
            <span className="chips-end">
              <CountLine of={countOf(found)} unit={search.entity === '' ? '条' : entityUnits[search.entity]} />
            </span>
          </div>
          <DataTable
            label="查到的人员与单位"
            columns={columns}
            rows={page.isError ? [] : found?.found}
            keyOf={keyOf}
            nameOf={nameOf}
            onOpen={({ entity, key }) => void navigate({ to: subjectPath(entity, key) })}
            isPending={page.isPending || page.isPlaceholderData}
            error={page.error}
            onRetry={() => void page.refetch()}
            empty={<EmptyLine why="辖区内没有查到。" next={nextStep(search)} />}
          />
          <ListFoot
            range={found === undefined || found.found.length === 0 ? '' : rangeText(search, found)}
            pages={{
              onBefore: search.pages.length === 0 ? undefined : () => change({ ...search, pages: search.pages.slice(0, -1) }),
              onAfter: turn(found?.next, (after) => change({ ...search, pages: [...search.pages, after] })),
            }}
          />
        </>
      )}
    </div>
  )
}

const size = 50

function inputOf({ text, entity, region, pages }: Search) {
  const after = pages.at(-1)
  return {
    text,
    size: 50 as const,
    ...(entity === '' ? {} : { entities: [entity] }),
    ...(region === undefined ? {} : { region: region.path }),
    ...(after === undefined ? {} : { after }),
  }
}

const turn = (cursor: string | null | undefined, go: (cursor: string) => void): (() => void) | undefined =>
  cursor === null || cursor === undefined ? undefined : () => go(cursor)

function countOf(found: Found | undefined) {
  if (found === undefined) return undefined
  return { n: found.count.n, kind: found.count.kind === 'exact' ? ('exact' as const) : ('at_least' as const) }
}

function rangeText({ pages }: Search, { found }: Found): string {
  const first = pages.length * size
  return `第 ${count(first + 1)}–${count(first + found.length)} 条`
}

function nextStep({ region, entity }: Search): string {
  const narrowed = [...(region === undefined ? [] : ['地区']), ...(entity === '' ? [] : ['类别'])]
  const less = narrowed.length === 0 ? '' : `去掉${narrowed.join('、')}条件，或`
  return `${less}核对姓名、号码后再查；人员只能按姓名的开头查，单位可按名称中的一段查。`
}

/** How far the names of a demonstration are, while they are written: who is not there yet is not found. */
function Hint({ found }: { readonly found: Found | undefined }) {
  const writing = found?.writing
  if (writing === null || writing === undefined) return null
  return (
    <p className="is-near" role="status">
      演示的姓名、号码正在写入，已写 {count(writing.done)} / {count(writing.total)}；还没有写到的现在查不到。
    </p>
  )
}

/** What can be typed. */
function HowTo() {
  return (
    <dl className="pairs subject-how">
      <dt>姓名</dt>
      <dd>姓名的开头，至少两个字；同名的加身份证号末四位，如“李秀英 001X”</dd>
      <dt>单位名称</dt>
      <dd>名称的开头或中间一段，至少两个字</dd>
      <dt>号码</dt>
      <dd>身份证号、信用代码、单位编号、电话或账户，输入全部、末六位或末四位</dd>
      <dt>留痕</dt>
      <dd>查到谁会记入查看日志；输入的号码不进网址，也不记录</dd>
    </dl>
  )
}
