/** The characters an amount is written out with on a payment voucher. */
export const capitalAmountWords = {
  digits: ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'],
  places: ['', '拾', '佰', '仟'],
  tenThousand: '万',
  hundredMillion: '亿',
  yuan: '元',
  tenthOfYuan: '角',
  fen: '分',
  exact: '整',
  minus: '负',
} as const

/** What stands behind the parts of a date. */
export const dateSigns = { year: '年', month: '月', day: '日' } as const

/** How people answer yes and no in a cell, beside `true`, `false`, 1 and 0. */
export const answerWords = {
  yes: ['是', '有', '真', '对', '√', 'true', 'yes', 'y'],
  no: ['否', '无', '假', '不是', '没有', '×', 'false', 'no', 'n'],
} as const
