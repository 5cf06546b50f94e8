import type { Look } from '../batches/words.zh.ts'
import type { office } from '../client/office.ts'

export type Pack = Awaited<ReturnType<typeof office.audit.list>>['packs'][number]
export type PackFile = NonNullable<Pack['made']>['files'][number]

/** Whether a file of a pack agrees with the ledger. */
export const standings: Readonly<Record<string, Look>> = {
  agrees: ['tick', '相符', 'act'],
  moved: ['transit', '相符，写出期间台账有变动', 'review'],
  differs: ['held', '不符', 'near'],
}

/** What a pack is of. */
export const scopeWord = ({ policies, funds }: Pick<Pack, 'policies' | 'funds'>, nameOf: (policy: string) => string): string =>
  [policies.length === 0 ? '全部政策' : policies.map(nameOf).join('、'), funds.length === 0 ? '全部资金' : funds.join('、')].join('；')

export const accountWords = { masked: '只留末四位', whole: '完整账号' } as const
