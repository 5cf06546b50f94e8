import { useMutation, useQuery } from '@tanstack/react-query'
import { ask } from '../client/office.ts'
import { ErrorLine } from '../parts/error-line.tsx'
import { useMay } from '../session/use-session.ts'
import { ActButton } from './act-button.tsx'
import { accountKinds } from './words.zh.ts'

interface AccountRequestsProps {
  readonly batch: string
  readonly onDone: (what: string) => Promise<void>
}

/** What payees asked of their accounts online and nobody answered yet; entered as they wrote it, or refused with a reason. */
export function AccountRequests({ batch, onDone }: AccountRequestsProps) {
  const may = useMay()('payee.confirm')
  const page = useQuery({ ...ask.payment.accountRequests.query({ input: { batch } }), enabled: may })
  const enter = useMutation(ask.payment.enterAsked.act())
  const decline = useMutation(ask.payment.declineAsked.act())
  const open = (page.data ?? []).filter(({ state }) => state === 'asked')
  if (page.error !== null) return <ErrorLine error={page.error} onRetry={() => void page.refetch()} />
  if (open.length === 0) return null
  return (
    <section className="account-requests" aria-label="更正账户的申请">
      <h3>网上申请更正账户 {open.length} 件</h3>
      <ul>
        {open.map(({ id, version, payee, kind, holder, bank, bankCode, tail, reason, askedBy, askedOn }) => (
          <li key={id}>
            <p>
              <b>{payee.name ?? payee.key}</b>：{accountKinds[kind]}，{holder}，{bank}（{bankCode}），尾号 {tail}。理由：{reason}
              <span className="soft small">
                {' '}
                {askedOn} {askedBy}
              </span>
            </p>
            <span className="form-acts">
              <ActButton
                label="登记"
                look="small"
                sentence={`您已核对材料，把尾号 ${tail} 的账户登记为${payee.name ?? ''}的收款账户。登记后由其自己在网上确认，再由另一人复核账户。`}
                onAct={async () => {
                  await enter.mutateAsync({ request: { id, version } })
                  await onDone('已登记账户，等对方确认。')
                }}
              />
              <ActButton
                label="不同意"
                look="small"
                sentence="申请人会看到理由，可以补充后再申请。"
                fields={{ reason: '不同意的理由' }}
                onAct={async ({ reason }) => {
                  await decline.mutateAsync({ request: { id, version }, reason })
                  await onDone('已答复不同意。')
                }}
              />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
