import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useLocation, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { roleNames } from '../../contract/index.ts'
import { returnPath } from '../address/return-path.ts'
import { choosePost } from '../client/chosen-post.ts'
import { ask } from '../client/office.ts'
import { ErrorLine } from '../parts/error-line.tsx'
import { type SignedIn, SignInForm } from './sign-in-form.tsx'
import { whoAmI } from './use-session.ts'

/** The sign-in page; a demonstration offers its accounts. */
export default function SignInPage() {
  const router = useRouter()
  const queries = useQueryClient()
  const search = useLocation({ select: (location) => location.search as Readonly<Record<string, unknown>> })
  const accounts = useQuery(ask.session.demoAccounts.query({ context: { isAboutSession: true } }))
  const provider = useQuery(ask.session.waysIn.query({ context: { isAboutSession: true } })).data?.provider
  const to = returnPath(typeof search.to === 'string' ? search.to : '')
  useEffect(() => {
    document.title = '登录 · 压舱石'
  }, [])
  const enter = (who: SignedIn) => {
    // Answers given to whoever sat here before are not shown to who comes after.
    queries.clear()
    choosePost(undefined)
    queries.setQueryData(whoAmI().queryKey, who)
    router.history.push(to)
  }
  const pick = useMutation(ask.session.signIn.act({ context: { isAboutSession: true }, onSuccess: enter }))
  return (
    <main className="sign-in" id="main">
      <section className="sign-in-form">
        <h1 className="brand">压舱石</h1>
        <p className="soft">稳就业政策兑现与督导</p>
        <SignInForm onSignedIn={enter} />
        {typeof provider !== 'string' ? null : (
          <p className="before-form">
            <a href={`/oidc/begin?to=${encodeURIComponent(to)}`}>用{provider}登录</a>
          </p>
        )}
        <p className="before-form">
          <Link to="/receipt">凭回执号查询异议</Link>
        </p>
      </section>
      {accounts.data === undefined || accounts.data.length === 0 ? null : (
        <section className="sign-in-accounts" aria-labelledby="demo-accounts">
          <h2 id="demo-accounts">演示账号</h2>
          <p className="small soft">本系统正在演示，人员与数据均为虚构。点一个账号即以其身份登录。</p>
          <ErrorLine error={pick.error} />
          <ul aria-busy={pick.isPending}>
            {accounts.data.map(({ login, password, name, role, region }) => (
              <li key={login}>
                <button type="button" disabled={pick.isPending} onClick={() => pick.mutate({ login, password })}>
                  <span className="account-role">{roleNames[role]}</span>
                  <span>{name}</span>
                  <span className="soft">{region}</span>
                  <span className="account-login soft">{login}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  )
}
