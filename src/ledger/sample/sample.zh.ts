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
const riskWords: Readonly<Record<string, string>> = {
  changed: '签定后变更',
  account: '账户更正过',
  questioned: '有过疑点或异议',
  none: '无',
}

/** Thirds of a list by amount. */
const sizeWords: Readonly<Record<number, string>> = { 1: '大额', 2: '中额', 3: '小额' }

export const reachWords: Readonly<Record<string, string>> = { first: '首次抽取', larger: '扩大抽取', full: '全部核对' }

/** What a stratum is called: its body, its third by amount, what is known against its rows. */
export const stratumText = (place: string, size: number, risk: string): string =>
  [place, sizeWords[size] ?? String(size), riskWords[risk] ?? risk].join('，')

/** A rate in per cent and as a fraction; undefined before every stratum was looked into. */
export const rateText = (rate: { readonly of: bigint; readonly in: bigint } | undefined): string =>
  rate === undefined ? '—' : `${percentOf(rate)}（${rate.of}/${rate.in}）`

/** A limit with the document that sets it. */
export const limitText = (limit: number, basis: string): string => `${percentOfLimit(limit)}（${basis}）`
