import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { dayInChina } from '../../kernel/china-time.ts'
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
import { Labelled } from './labelled.tsx'
import { PagesFoot } from './pages-foot.tsx'
import { RowLink } from './row-link.tsx'

type Account = Awaited<ReturnType<typeof office.account.list>>[number]

const declared = { q: text(), account: text(/^\d{1,19}$/), after: keyText() }
const fields: readonly FilterField[] = [{ kind: 'text', id: 'q', label: '姓名或用户名', width: 220 }]
const keyOf = ({ id }: Account): string => id
const nameOf = ({ name }: Account): string => name

const columnsOf = (open: ((account: Account) => void) | undefined): readonly Column<Account>[] => [
  {
    id: 'name',
    title: '姓名',
    kind: 'text',
    width: 140,
    cell: (account) => (open === undefined ? account.name : <RowLink onOpen={() => open(account)}>{account.name}</RowLink>),
  },
  { id: 'login', title: '用户名', kind: 'text', width: 140, cell: ({ login }) => login },
  { id: 'posts', title: '在岗岗位', unit: '个', kind: 'figure', width: 84, cell: ({ posts }) => posts },
  {
    id: 'state',
    title: '状态',
    kind: 'text',
    cell: ({ disabledAt }) => (disabledAt === null ? '启用' : <span className="soft">停用 {dayInChina(disabledAt)}</span>),
  },
]

/** Accounts: who may sign in at all. */
export default function AccountsPage() {
  const [asked, change] = useParameters(declared)
  const may = useMay()
  const list = useQuery(ask.account.list.query({ input: { text: asked.q, ...(asked.after === '' ? {} : { after: asked.after }) } }))
  const chosen = list.data?.find(({ id }) => id === asked.account)
  return (
    <div className="page page-wide">
      <PageHead title="账号">账号由系统管理员开设；能做什么由安全管理员另行设岗。</PageHead>
      <FilterForm fields={fields} values={{ q: asked.q }} onQuery={({ q }) => change({ q: String(q ?? ''), account: '', after: '' })} />
      <div className="columns">
        <DataTable
          label="账号"
          columns={columnsOf(may('account.manage') ? ({ id }) => change({ account: id }) : undefined)}
          keyOf={keyOf}
          nameOf={nameOf}
          onOpen={({ id }) => change({ account: id })}
          {...ofQuery(list)}
          empty={<EmptyLine why="没有这样的账号。" next="换一个姓名或用户名再查。" />}
        />
        {may('account.manage') ? (
          <aside className="side-panel" aria-label="办理">
            {chosen === undefined ? (
              <OpenAccount />
            ) : (
              <ManageAccount key={chosen.id} account={chosen} onLeave={() => change({ account: '' })} />
            )}
          </aside>
        ) : null}
      </div>
      <PagesFoot rows={list.data} after={asked.after} onAfter={(after) => change({ after, account: '' })} />
    </div>
  )
}

function useAccountsAgain() {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ask.account.key() })
}

function OpenAccount() {
  const id = useId()
  const again = useAccountsAgain()
  const [typed, setTyped] = useState({ login: '', name: '' })
  const open = useMutation(ask.account.open.act({ onSuccess: () => void again() }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    open.mutate(typed, { onSuccess: () => setTyped({ login: '', name: '' }) })
  }
  return (
    <form className="form" onSubmit={submit}>
      <h2>开设账号</h2>
      <p className="soft small">从列表里选一个账号，可以重置密码、停用或解锁。</p>
      <ErrorLine error={open.error} wasWrite />
      <Labelled id={`${id}-name`} label="姓名">
        <Input
          id={`${id}-name`}
          required
          maxLength={60}
          value={typed.name}
          onChange={(event) => setTyped({ ...typed, name: event.target.value })}
        />
      </Labelled>
      <Labelled id={`${id}-login`} label="用户名">
        <Input
          id={`${id}-login`}
          required
          maxLength={40}
          autoComplete="off"
          value={typed.login}
          onChange={(event) => setTyped({ ...typed, login: event.target.value })}
        />
      </Labelled>
      <div className="form-acts">
        <Button type="primary" htmlType="submit" loading={open.isPending}>
          开设
        </Button>
      </div>
      <FirstPassword of={open.data} />
    </form>
  )
}

function ManageAccount({ account, onLeave }: { readonly account: Account; readonly onLeave: () => void }) {
  const id = useId()
  const again = useAccountsAgain()
  const [reason, setReason] = useState('')
  const done = { onSuccess: () => void again() }
  const reset = useMutation(ask.account.resetPassword.act(done))
  const disable = useMutation(ask.account.disable.act(done))
  const enable = useMutation(ask.account.enable.act(done))
  const unlock = useMutation(ask.account.unlock.act(done))
  const isOpen = account.disabledAt === null
  return (
    <div className="form">
      <h2>
        {account.name}
        <small>{account.login}</small>
      </h2>
      <ErrorLine error={reset.error ?? disable.error ?? enable.error ?? unlock.error} wasWrite />
      {isOpen ? (
        <>
          <div className="form-acts">
            <Button loading={reset.isPending} onClick={() => reset.mutate({ account: account.id })}>
              重置密码
            </Button>
            <Button loading={unlock.isPending} onClick={() => unlock.mutate({ account: account.id })}>
              解锁
            </Button>
          </div>
          <FirstPassword of={reset.data} />
          <form
            className="form"
            onSubmit={(event) => {
              event.preventDefault()
              disable.mutate({ account: account.id, reason })
            }}
          >
            <Labelled id={`${id}-reason`} label="停用原因">
              <Input id={`${id}-reason`} required maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
            </Labelled>
            <div className="form-acts">
              <Button danger htmlType="submit" loading={disable.isPending}>
                停用，立即下线
              </Button>
            </div>
          </form>
        </>
      ) : (
        <div className="form-acts">
          <Button loading={enable.isPending} onClick={() => enable.mutate({ account: account.id })}>
            启用
          </Button>
        </div>
      )}
      <div>
        <Button type="link" onClick={onLeave}>
          返回开设账号
        </Button>
      </div>
    </div>
  )
}

function FirstPassword({ of }: { readonly of: { readonly login: string; readonly password: string } | undefined }) {
  if (of === undefined) return null
  return (
    <div className="notice" role="status">
      <p>
        {of.login} 的首次密码：<code>{of.password}</code>
      </p>
      <p className="soft small">只显示这一次，请当面告知本人；首次登录须修改。</p>
    </div>
  )
}
