// Digits and tens in Chinese, the financial ones, and the two cycles that number items.
export const HAN_DIGITS = '〇一二三四五六七八九'
export const HAN_POWERS: readonly string[] = ['', '十', '百', '千']
export const HAN_ZERO = '零'
export const LEGAL_DIGITS = '零壹贰叁肆伍陆柒捌玖'
export const LEGAL_POWERS: readonly string[] = ['', '拾', '佰', '仟']
export const STEMS = '甲乙丙丁戊己庚辛壬癸'
export const BRANCHES = '子丑寅卯辰巳午未申酉戌亥'
