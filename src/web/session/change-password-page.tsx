import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { ask } from '../client/office.ts'
import { ErrorLine } from '../parts/error-line.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useSession, whoAmI } from './use-session.ts'

/** Changing one's own password, by one's own will or because it must be. */
export default function ChangePasswordPage() {
  const id = useId()
  const router = useRouter()
  const queries = useQueryClient()
  const { account, mustChangePassword } = useSession()
  const [typed, setTyped] = useState({ current: '', next: '', again: '' })
  const [wrong, setWrong] = useState<{ readonly field: keyof typeof typed; readonly what: string } | undefined>()
  const change = useMutation(
    ask.session.changePassword.act({
      onSuccess: (who) => {
        queries.setQueryData(whoAmI().queryKey, who)
        void router.navigate({ to: '/', replace: true })
      },
    }),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = faultOf(typed)
    setWrong(found)
    if (found === undefined) change.mutate({ current: typed.current, next: typed.next })
    else document.getElementById(`${id}-${found.field}`)?.focus()
  }
  return (
    <div className="page">
      <PageHead title="修改密码" meta={[`${account.name}（${account.login}）`]}>
        {mustChangePassword ? '首次登录或密码被重置后，须先改成只有自己知道的密码，才能办理业务。' : '改好后，其他设备上的登录一并退出。'}
      </PageHead>
      <form className="form narrow" onSubmit={submit} noValidate>
        <ErrorLine error={change.error} wasWrite />
        <input type="text" autoComplete="username" value={account.login} readOnly hidden />
        {fields.map(({ name, label, complete }) => (
          <div className="field" key={name}>
            <label htmlFor={`${id}-${name}`}>{label}</label>
            <Input.Password
              id={`${id}-${name}`}
              value={typed[name]}
              autoComplete={complete}
              maxLength={256}
              aria-invalid={wrong?.field === name}
              aria-describedby={wrong?.field === name ? `${id}-wrong` : undefined}
              onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
            />
            {wrong?.field === name ? (
              <p className="field-error small" id={`${id}-wrong`}>
                {wrong.what}
              </p>
            ) : null}
          </div>
        ))}
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          修改密码
        </Button>
      </form>
    </div>
  )
}

const fields = [
  { name: 'current', label: '原密码', complete: 'current-password' },
  { name: 'next', label: '新密码', complete: 'new-password' },
  { name: 'again', label: '再输一次新密码', complete: 'new-password' },
] as const

function faultOf(typed: Readonly<Record<'current' | 'next' | 'again', string>>) {
  const empty = fields.find(({ name }) => typed[name] === '')
  if (empty !== undefined) return { field: empty.name, what: `请输入${empty.label.replace('再输一次', '')}。` }
  return typed.next === typed.again ? undefined : { field: 'again' as const, what: '两次输入的新密码不一样，请重新输入。' }
}
