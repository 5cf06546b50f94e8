import { useMutation, useQuery } from '@tanstack/react-query'
import { ask } from '../client/office.ts'
import { count } from '../figures/figures.ts'
import { useMay } from '../session/use-session.ts'
import { ActButton } from './act-button.tsx'
import type { SectionProps } from './section.ts'

/** Accounts of a batch that wait for a second person, with who entered them; nothing where none does. */
export function AccountsLine({ view, onDone }: SectionProps) {
  const { id } = view.batch
  const open = useQuery(ask.payment.accountsToCheck.query({ input: { batch: id } }))
  const check = useMutation(ask.payment.checkAccounts.act())
  const mayCheck = useMay()('claim.recheck')
  if (open.data === undefined || open.data.rows === 0) return null
  const { rows, own, by } = open.data
  return (
    <p className="section-line">
      <b>{count(rows)}</b> 条的收款账户由 {by.join('、')} 录入，等另一人复核；复核前不能报盘。
      {mayCheck && rows > own ? (
        <ActButton
          label={`复核全部账户（${count(rows - own)} 条）`}
          look="small"
          sentence={`您已核对 ${count(rows - own)} 条的收款账户（户名、开户行、账号），与所附材料一致。${own === 0 ? '' : `您自己录入的 ${count(own)} 条须由他人复核，不在其内。`}要分几次核对的，在明细中选中后复核。`}
          mustType={count(rows - own)}
          onAct={async () => {
            const { rows: checked } = await check.mutateAsync({ batch: id })
            await onDone(`已复核 ${count(checked)} 条的收款账户。`)
          }}
        />
      ) : null}
    </p>
  )
}
