import { tenThousandYuan, yuan } from '../figures/figures.ts'
import { InUnit } from '../parts/figure.tsx'

/** By how much an amount has grown, with its sign; a zero is soft. */
export function Growth({ fen, isStrong = false }: { readonly fen: string; readonly isStrong?: boolean }) {
  const sign = BigInt(fen) > 0n ? '＋' : ''
  const shown = <InUnit yuan={`${sign}${yuan(fen)}`} tenThousand={`${sign}${tenThousandYuan(fen)}`} isSoft={BigInt(fen) === 0n} />
  return isStrong && BigInt(fen) !== 0n ? <b>{shown}</b> : shown
}
