import type { SentenceRuleId } from '../../src/documents/mentions/units/sentence-rules.ts'

/** Two examples of every rule for units in sentences: the unit in braces, and one close by that the rule does not hold for. */
export const unitExamples: Readonly<Record<SentenceRuleId, { readonly example: string; readonly counterExample: string }>> = {
  with_others: { example: '{市林业局}会同市水务局划定管护范围。', counterExample: '{市林业局}会商管护范围。' },
  leads: { example: '{县气象局}统筹预警信息发布。', counterExample: '{县气象局}统筹的预警信息由各镇转发。' },
  helps: { example: '{区司法局}派员参加接访。', counterExample: '{区司法局}派驻的律师参加接访。' },
  answers: { example: '{市审计局}负责专项资金跟踪。', counterExample: '{市审计局}负责人到场说明。' },
  in_charge: {
    example: '{市粮食和储备局}是应急储备工作的主管部门。',
    counterExample: '{市粮食和储备局}是新组建的单位，应急储备另由主管部门办理。',
  },
  within_duties: {
    example: '发展改革、{水利}、气象等部门依照各自职责做好抗旱工作。',
    counterExample: '发展改革、{水利}、气象等部门职责由编制部门另定。',
  },
  must: { example: '{县统计局}要核对样本名录。', counterExample: '县统计局、{县档案馆}收到要件后转办。' },
  acts: { example: '{市图书馆管理中心}每季更新书目。', counterExample: '{市图书馆管理中心}书目每季更新。' },
  does: { example: '{市林科院}嫁接耐寒苗木。', counterExample: '{市林科院}馆藏标本面向公众。' },
  by_whom: { example: '样品由{市药检局}密封后存放。', counterExample: '由{市药检局}密封的样品另行存放。' },
}
