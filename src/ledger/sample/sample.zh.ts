/** The doubt that a row is held with after it was found wrong. */
export const doubtOfSample = (fault: string): string => `抽查复核：${fault}`

/** A share of a whole in per cent, to the hundredth, the half away from zero. */
export function percentOf({ of, in: whole }: { readonly of: bigint; readonly in: bigint }): string {
  const hundredths = (2n * of * 10_000n + whole) / (2n * whole)
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}%`
}

/** So many in ten thousand, in per cent. */
export const percentOfLimit = (limit: number): string => percentOf({ of: BigInt(limit), in: 10_000n })

/** What is known against a row before it is drawn. */
export const riskWords: Readonly<Record<string, string>> = {
  changed: '签定后变更',
  account: '账户更正过',
  questioned: '有过疑点或异议',
  none: '无',
}

/** Thirds of a list by amount. */
export const sizeWords: Readonly<Record<number, string>> = { 1: '大额', 2: '中额', 3: '小额' }

export const reachWords: Readonly<Record<string, string>> = { first: '首次抽取', larger: '扩大抽取', full: '全部核对' }
