/** How the office writes what holds. */
export const yes = '是'
export const trueWord = '属实（是）'
export const falseWord = '不属实（否）'
