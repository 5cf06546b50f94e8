import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { Button, Modal } from 'antd'
import { useSyncExternalStore } from 'react'
import { sessionGate } from '../client/session-gate.ts'
import { type SignedIn, SignInForm } from './sign-in-form.tsx'
import { type Session, whoAmI } from './use-session.ts'

/** Over the page whose session ended: sign in again and go on where one was. */
export function SignInAgain() {
  const asking = useSyncExternalStore(sessionGate.subscribe, sessionGate.asking)
  const queries = useQueryClient()
  const router = useRouter()
  const before = queries.getQueryData<Session>(whoAmI().queryKey)
  const goOn = (who: SignedIn) => {
    // Another account must not go on with what this one had on its page.
    if (before !== undefined && who.account.id !== before.account.id) return location.reload()
    queries.setQueryData(whoAmI().queryKey, who)
    sessionGate.answer('signed_in')
  }
  const leave = () => {
    sessionGate.answer('left')
    queries.clear()
    void router.navigate({ to: '/sign-in', search: { to: router.state.location.href } as never })
  }
  return (
    <Modal
      open={asking !== undefined}
      title="请重新登录"
      footer={null}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      width={400}
      destroyOnHidden
    >
      <p className="before-form">{asking?.reason ?? '登录已失效。本页填写的内容都在，登录后接着办。'}</p>
      <SignInForm login={before?.account.login ?? ''} isLoginFixed={before !== undefined} onSignedIn={goOn} />
      <p className="small">
        <Button type="link" size="small" onClick={leave}>
          不接着办，换一个账号登录
        </Button>
      </p>
    </Modal>
  )
}
