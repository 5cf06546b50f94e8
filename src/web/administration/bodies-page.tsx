import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { keyText, text } from '../address/parameters.ts'
import { useParameters } from '../address/use-parameters.ts'
import { ask, type office } from '../client/office.ts'
import type { FilterField } from '../filter/fields.ts'
import { FilterForm } from '../filter/filter-form.tsx'
import { EmptyLine } from '../parts/empty-line.tsx'
import { ErrorLine } from '../parts/error-line.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useMay } from '../session/use-session.ts'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'
import { ofQuery } from '../table/of-query.ts'
import { RegionChoice } from './choices.tsx'
import { Labelled } from './labelled.tsx'
import { PagesFoot } from './pages-foot.tsx'
import { RowLink } from './row-link.tsx'
import { bodyKindNames, options } from './words.zh.ts'

type Body = Awaited<ReturnType<typeof office.post.bodies>>[number]
type Kind = 'hr_bureau' | 'service_centre' | 'insurance_centre' | 'township' | 'finance' | 'audit' | 'other'

const declared = { q: text(), body: text(/^\d{1,19}$/), after: keyText() }
const fields: readonly FilterField[] = [{ kind: 'text', id: 'q', label: '机构名称', width: 220 }]
const keyOf = ({ id }: Body): string => id
const nameOf = ({ name }: Body): string => name

const columnsOf = (open: ((body: Body) => void) | undefined): readonly Column<Body>[] => [
  {
    id: 'name',
    title: '机构',
    kind: 'text',
    cell: (body) => (open === undefined ? body.name : <RowLink onOpen={() => open(body)}>{body.name}</RowLink>),
  },
  { id: 'region', title: '地区', kind: 'text', width: 140, cell: ({ region }) => region.name },
  { id: 'kind', title: '类别', kind: 'text', width: 120, cell: ({ kind }) => bodyKindNames[kind] ?? kind },
  { id: 'posts', title: '在岗岗位', unit: '个', kind: 'figure', width: 84, cell: ({ posts }) => posts },
  { id: 'closed', title: '状态', kind: 'text', width: 130, cell: ({ closedOn }) => (closedOn === null ? '在用' : `${closedOn} 撤销`) },
]

/** The bodies that posts belong to. */
export default function BodiesPage() {
  const [asked, change] = useParameters(declared)
  const may = useMay()
  const list = useQuery(ask.post.bodies.query({ input: { text: asked.q, ...(asked.after === '' ? {} : { after: asked.after }) } }))
  const chosen = list.data?.find(({ id, closedOn }) => id === asked.body && closedOn === null)
  return (
    <div className="page page-wide">
      <PageHead title="组织机构" />
      <FilterForm fields={fields} values={{ q: asked.q }} onQuery={({ q }) => change({ q: String(q ?? ''), body: '', after: '' })} />
      <div className="columns">
        <DataTable
          label="组织机构"
          columns={columnsOf(may('account.manage') ? ({ id }) => change({ body: id }) : undefined)}
          keyOf={keyOf}
          nameOf={nameOf}
          onOpen={({ id }) => change({ body: id })}
          {...ofQuery(list)}
          empty={<EmptyLine why="没有这样的机构。" next="换一个名称再查。" />}
        />
        {may('account.manage') ? (
          <aside className="side-panel" aria-label="办理">
            {chosen === undefined ? <OpenBody /> : <CloseBody key={chosen.id} body={chosen} onLeave={() => change({ body: '' })} />}
          </aside>
        ) : null}
      </div>
      <PagesFoot rows={list.data} after={asked.after} onAfter={(after) => change({ after, body: '' })} />
    </div>
  )
}

function useBodiesAgain() {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ask.post.key() })
}

function OpenBody() {
  const id = useId()
  const again = useBodiesAgain()
  const [name, setName] = useState('')
  const [kind, setKind] = useState<Kind>('service_centre')
  const [region, setRegion] = useState<string>()
  const open = useMutation(ask.post.openBody.act({ onSuccess: () => void again() }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (region !== undefined) open.mutate({ name, kind, region }, { onSuccess: () => setName('') })
  }
  return (
    <form className="form" onSubmit={submit}>
      <h2>登记机构</h2>
      <ErrorLine error={open.error} wasWrite />
      <Labelled id={`${id}-name`} label="名称">
        <Input id={`${id}-name`} required minLength={2} maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
      </Labelled>
      <Labelled id={`${id}-kind`} label="类别">
        <Select
          id={`${id}-kind`}
          value={kind}
          options={options(bodyKindNames)}
          onChange={(next) => setKind(next as Kind)}
          style={{ width: '100%' }}
        />
      </Labelled>
      <Labelled id={`${id}-region`} label="地区">
        <RegionChoice id={`${id}-region`} value={region} onChange={setRegion} />
      </Labelled>
      <div className="form-acts">
        <Button type="primary" htmlType="submit" loading={open.isPending} disabled={region === undefined}>
          登记
        </Button>
      </div>
      {open.isSuccess ? <p role="status">已登记。</p> : null}
    </form>
  )
}

function CloseBody({ body, onLeave }: { readonly body: Body; readonly onLeave: () => void }) {
  const id = useId()
  const again = useBodiesAgain()
  const [reason, setReason] = useState('')
  const close = useMutation(ask.post.closeBody.act({ onSuccess: () => void again() }))
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        close.mutate({ body: body.id, reason })
      }}
    >
      <h2>{body.name}</h2>
      <ErrorLine error={close.error} wasWrite />
      <Labelled id={`${id}-reason`} label="撤销原因">
        <Input id={`${id}-reason`} required maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Labelled>
      <div className="form-acts">
        <Button danger htmlType="submit" loading={close.isPending}>
          撤销机构
        </Button>
        <Button type="link" onClick={onLeave}>
          返回登记
        </Button>
      </div>
    </form>
  )
}
