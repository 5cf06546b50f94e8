/** Pieces of text that, said over and over, are worst for a reader that looks back or ahead too far, each with what it tries. */
export const hostilePieces: readonly (readonly [what: string, ...pieces: readonly string[]])[] = [
  ['one line without end', '为稳定就业，加大力度，', '市', '就业工作', '企业，', '的'],
  ['brackets never closed', '（', '〔', '《', '（《“〔', '（市人社局', '《》', '“211”'],
  ['numbers and nothing else', '一、（一）1.（1）①', '1234567890', '1', '万', '一百', '1,000', '5。5', '百分之'],
  ['numbers on lines of their own', '一、\n（一）\n1.\n'],
  ['blanks and line ends', '　 \t', '\n', '甲\t乙\t\n'],
  ['document numbers', '某人社发〔2022', '国发〔2022〕', '根据'],
  ['addresses', ']www.a-a-a-a-a.'],
  ['dates and rhythms', '2022年6月', '2022年', '每月', '至12月', '20XX年', '2月30日前'],
  ['attachments', '附件：1.', '摸清', '返乡监测'],
  ['addressees and units', '各县：各市：', '责任单位：', '牵头', '配合单位：、', '市人社局、', '各县', '和市财政局', '按职责分工负责'],
  ['choices and changes', '有条件的', '按~', '由各地', '可', '继续', '延长', '提高', '由50%提高至60%'],
  ['goals, lists and other characters', '招聘会10场', '5个特困行业、', '缓缴期限', '就業'],
]
