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
