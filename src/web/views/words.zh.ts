import type { SeenView } from './view.ts'

/** What a view asks for, in words. */
export const saidInWords = ({ said }: SeenView): string => Object.values(said).join('；') || '不加筛选'
