import { useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { ask } from '../client/office.ts'
import { ErrorLine } from '../parts/error-line.tsx'
import type { Session } from './use-session.ts'

export type SignedIn = Session

interface SignInFormProps {
  /** The user name to begin with; where it is fixed, somebody else cannot sign in here. */
  readonly login?: string
  readonly isLoginFixed?: boolean
  readonly onSignedIn: (who: SignedIn) => void
}

/** User name and password. What was typed stays when it is refused; the password is selected to be typed over. */
export function SignInForm({ login = '', isLoginFixed = false, onSignedIn }: SignInFormProps) {
  const id = useId()
  const [name, setName] = useState(login)
  const [password, setPassword] = useState('')
  const [missing, setMissing] = useState<'name' | 'password' | undefined>()
  const signIn = useMutation(
    ask.session.signIn.act({
      context: { isAboutSession: true },
      onSuccess: onSignedIn,
      onError: () => document.getElementById(`${id}-password`)?.focus(),
    }),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wanting = name.trim() === '' ? 'name' : password === '' ? 'password' : undefined
    setMissing(wanting)
    if (wanting !== undefined) return document.getElementById(`${id}-${wanting}`)?.focus()
    signIn.mutate({ login: name.trim(), password })
  }
  return (
    <form className="form" onSubmit={submit} noValidate>
      <ErrorLine error={signIn.error} />
      <div className="field">
        <label htmlFor={`${id}-name`}>用户名</label>
        <Input
          id={`${id}-name`}
          value={name}
          readOnly={isLoginFixed}
          autoComplete="username"
          autoFocus={!isLoginFixed}
          maxLength={64}
          aria-invalid={missing === 'name'}
          aria-describedby={missing === 'name' ? `${id}-missing` : undefined}
          onChange={(event) => setName(event.target.value)}
        />
        {missing === 'name' ? <Missing id={`${id}-missing`} what="请输入用户名。" /> : null}
      </div>
      <div className="field">
        <label htmlFor={`${id}-password`}>密码</label>
        <Input.Password
          id={`${id}-password`}
          value={password}
          autoComplete="current-password"
          autoFocus={isLoginFixed}
          maxLength={256}
          aria-invalid={missing === 'password'}
          aria-describedby={missing === 'password' ? `${id}-missing` : undefined}
          onChange={(event) => setPassword(event.target.value)}
        />
        {missing === 'password' ? <Missing id={`${id}-missing`} what="请输入密码。" /> : null}
      </div>
      <Button type="primary" htmlType="submit" loading={signIn.isPending} block>
        登录
      </Button>
    </form>
  )
}

function Missing({ id, what }: { readonly id: string; readonly what: string }) {
  return (
    <p className="field-error small" id={id}>
      {what}
    </p>
  )
}
