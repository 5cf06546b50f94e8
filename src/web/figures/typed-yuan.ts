import { parseYuan } from '../../kernel/money.ts'
import { yuan } from './figures.ts'

/** Yuan as somebody types them, in fen; full-width signs and separators do no harm. Undefined where it is no amount. */
export const typedFen = (typed: string): bigint | undefined => parseYuan(typed.normalize('NFKC').replace(/[\s,]/g, ''))

/** Fen as somebody types yuan. */
export const plainYuan = (fen: string): string => yuan(fen).replaceAll(',', '')
