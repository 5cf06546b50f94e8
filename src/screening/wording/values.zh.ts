/** What values are called that have no official term. */
export const valueWords = {
  yes: '是',
  no: '否',
  unknown: '未知',
  never: '无',
  percentagePoints: '个百分点',
} as const
