import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { type Role, roleNames, roles } from '../../contract/index.ts'
import { keyText, oneOf, text } from '../address/parameters.ts'
import { useParameters } from '../address/use-parameters.ts'
import { ask, type office } from '../client/office.ts'
import type { FilterField } from '../filter/fields.ts'
import { FilterForm } from '../filter/filter-form.tsx'
import { EmptyLine } from '../parts/empty-line.tsx'
import { ErrorLine } from '../parts/error-line.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useMay, useSession } from '../session/use-session.ts'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'
import { ofQuery } from '../table/of-query.ts'
import { AccountChoice, BodyChoice, RegionChoice } from './choices.tsx'
import { Labelled } from './labelled.tsx'
import { PagesFoot } from './pages-foot.tsx'
import { RowLink } from './row-link.tsx'
import { lastDay } from './words.zh.ts'

type Post = Awaited<ReturnType<typeof office.post.list>>[number]

const declared = { q: text(), role: oneOf(['', ...roles]), which: oneOf(['open', 'over']), post: text(/^\d{1,19}$/), after: keyText() }
const roleOptions = roles.map((value) => ({ value, label: roleNames[value] }))
const fields: readonly FilterField[] = [
  { kind: 'text', id: 'q', label: '姓名、地区或机构', width: 220 },
  { kind: 'one', id: 'role', label: '岗位', none: '全部', options: roleOptions },
  { kind: 'one', id: 'which', label: '起止', none: '在岗和将到岗', options: [{ value: 'over', label: '已结束' }] },
]
const keyOf = ({ id }: Post): string => id
const nameOf = ({ account, role }: Post): string => `${account.name} ${roleNames[role]}`

const columnsOf = (open: ((post: Post) => void) | undefined): readonly Column<Post>[] => [
  {
    id: 'name',
    title: '姓名',
    kind: 'text',
    width: 110,
    cell: (post) => (open === undefined ? post.account.name : <RowLink onOpen={() => open(post)}>{post.account.name}</RowLink>),
  },
  {
    id: 'role',
    title: '岗位',
    kind: 'text',
    width: 150,
    cell: ({ role, covers }) => (covers === null ? roleNames[role] : `${roleNames[role]}（替${covers.name}）`),
  },
  { id: 'region', title: '地区', kind: 'text', width: 120, cell: ({ region }) => region.name },
  { id: 'body', title: '机构', kind: 'text', cell: ({ body }) => body },
  { id: 'from', title: '起', kind: 'text', width: 96, cell: ({ from }) => from },
  { id: 'to', title: '止', kind: 'text', width: 96, cell: ({ to }) => lastDay(to) },
]

/** Posts and substitutes: who may do what, where, from when to when. */
export default function PostsPage() {
  const [asked, change] = useParameters(declared)
  const may = useMay()
  const input = {
    text: asked.q,
    which: asked.which,
    ...(asked.role === '' ? {} : { role: asked.role as Role }),
    ...(asked.after === '' ? {} : { after: asked.after }),
  }
  const list = useQuery(ask.post.list.query({ input }))
  const chosen = list.data?.find(({ id }) => id === asked.post)
  return (
    <div className="page page-wide">
      <PageHead title="岗位与替岗">经办、复核、审批不由一人兼任，会计与出纳分设，三类管理员互不兼任也不办业务；替岗同样受限。</PageHead>
      <FilterForm
        fields={fields}
        values={{ q: asked.q, role: asked.role, which: asked.which === 'open' ? '' : asked.which }}
        onQuery={({ q, role, which }) =>
          change({
            q: String(q ?? ''),
            role: (role || '') as typeof asked.role,
            which: which === 'over' ? 'over' : 'open',
            post: '',
            after: '',
          })
        }
      />
      <div className="columns">
        <DataTable
          label="岗位"
          columns={columnsOf(may('post.manage') ? ({ id }) => change({ post: id }) : undefined)}
          keyOf={keyOf}
          nameOf={nameOf}
          onOpen={({ id }) => change({ post: id })}
          {...ofQuery(list)}
          empty={<EmptyLine why="没有这样的岗位。" next="放宽条件再查。" />}
        />
        {may('post.manage') ? (
          <aside className="side-panel" aria-label="办理">
            {chosen === undefined ? <OpenPost /> : <ManagePost key={chosen.id} post={chosen} onLeave={() => change({ post: '' })} />}
          </aside>
        ) : null}
      </div>
      <PagesFoot rows={list.data} after={asked.after} onAfter={(after) => change({ after, post: '' })} />
    </div>
  )
}

function usePostsAgain() {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ask.post.key() })
}

function OpenPost() {
  const id = useId()
  const { office } = useSession()
  const again = usePostsAgain()
  const [account, setAccount] = useState<string>()
  const [role, setRole] = useState<Role>('handler')
  const [region, setRegion] = useState<string>()
  const [body, setBody] = useState<string>()
  const [from, setFrom] = useState(office.day)
  const [to, setTo] = useState('')
  const [number, setNumber] = useState('')
  const isOwn = role === 'firm' || role === 'person'
  const open = useMutation(ask.post.open.act({ onSuccess: () => void again() }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (account === undefined || region === undefined || body === undefined) return
    open.mutate({ account, role, region, body, from, ...(to === '' ? {} : { to }), ...(isOwn ? { number } : {}) })
  }
  return (
    <form className="form" onSubmit={submit}>
      <h2>设岗</h2>
      <p className="soft small">从列表里选一个岗位，可以设替岗、离岗或交接。</p>
      <ErrorLine error={open.error} wasWrite />
      <Labelled id={`${id}-account`} label="人员">
        <AccountChoice id={`${id}-account`} value={account} onChange={setAccount} />
      </Labelled>
      <Labelled id={`${id}-role`} label="岗位">
        <Select
          id={`${id}-role`}
          value={role}
          options={roleOptions}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={setRole}
          style={{ width: '100%' }}
        />
      </Labelled>
      {isOwn ? (
        <Labelled id={`${id}-number`} label={role === 'person' ? '证件号码（完整）' : '统一社会信用代码或参保单位编号（完整）'}>
          <Input
            id={`${id}-number`}
            required
            maxLength={40}
            autoComplete="off"
            value={number}
            onChange={(event) => setNumber(event.target.value)}
          />
        </Labelled>
      ) : null}
      <Labelled id={`${id}-region`} label="地区">
        <RegionChoice id={`${id}-region`} value={region} onChange={setRegion} />
      </Labelled>
      <Labelled id={`${id}-body`} label="机构">
        <BodyChoice id={`${id}-body`} value={body} onChange={setBody} />
      </Labelled>
      <Labelled id={`${id}-from`} label="起">
        <Input id={`${id}-from`} type="date" required value={from} onChange={(event) => setFrom(event.target.value)} />
      </Labelled>
      <Labelled id={`${id}-to`} label="止（不填为长期）">
        <Input id={`${id}-to`} type="date" value={to} onChange={(event) => setTo(event.target.value)} />
      </Labelled>
      <div className="form-acts">
        <Button
          type="primary"
          htmlType="submit"
          loading={open.isPending}
          disabled={account === undefined || region === undefined || body === undefined}
        >
          设岗
        </Button>
      </div>
      {open.isSuccess ? <p role="status">已设岗。</p> : null}
    </form>
  )
}

function ManagePost({ post, onLeave }: { readonly post: Post; readonly onLeave: () => void }) {
  const id = useId()
  const { office } = useSession()
  const again = usePostsAgain()
  const [account, setAccount] = useState<string>()
  const [from, setFrom] = useState(office.day)
  const [to, setTo] = useState('')
  const [reason, setReason] = useState('')
  const done = { onSuccess: () => void again() }
  const cover = useMutation(ask.post.cover.act(done))
  const end = useMutation(ask.post.end.act(done))
  const handOver = useMutation(ask.post.handOver.act(done))
  const isWhole = to !== '' && reason.trim() !== ''
  return (
    <div className="form">
      <h2>
        {post.account.name}
        <small>
          {post.region.name} {roleNames[post.role]}
        </small>
      </h2>
      <ErrorLine error={cover.error ?? end.error ?? handOver.error} wasWrite />
      <Labelled id={`${id}-account`} label="替岗人或接任人">
        <AccountChoice id={`${id}-account`} value={account} onChange={setAccount} />
      </Labelled>
      <Labelled id={`${id}-from`} label="替岗起">
        <Input id={`${id}-from`} type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
      </Labelled>
      <Labelled id={`${id}-to`} label="替岗止，或在岗最后一天">
        <Input id={`${id}-to`} type="date" value={to} onChange={(event) => setTo(event.target.value)} />
      </Labelled>
      <Labelled id={`${id}-reason`} label="离岗或交接原因">
        <Input id={`${id}-reason`} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Labelled>
      <div className="form-acts">
        <Button
          loading={cover.isPending}
          disabled={account === undefined || to === '' || post.covers !== null}
          onClick={() => account !== undefined && cover.mutate({ post: post.id, account, from, to })}
        >
          设替岗
        </Button>
        <Button
          loading={handOver.isPending}
          disabled={account === undefined || !isWhole || post.covers !== null}
          onClick={() => account !== undefined && handOver.mutate({ post: post.id, account, lastDay: to, reason })}
        >
          交接
        </Button>
        <Button danger loading={end.isPending} disabled={!isWhole} onClick={() => end.mutate({ post: post.id, lastDay: to, reason })}>
          离岗
        </Button>
      </div>
      {cover.isSuccess || end.isSuccess || handOver.isSuccess ? <p role="status">已办理。</p> : null}
      <div>
        <Button type="link" onClick={onLeave}>
          返回设岗
        </Button>
      </div>
    </div>
  )
}
