import type { PaidColumnRole } from '../../kernel/paid-column-roles.ts'

/** In what amounts are written. */
export type UnitOfAmounts = 'yuan' | 'thousand' | 'ten_thousand'

/** How a heading or a title names the unit. */
export const unitSigns: readonly (readonly [sign: string, unit: UnitOfAmounts])[] = [
  ['万元', 'ten_thousand'],
  ['千元', 'thousand'],
  ['人民币元', 'yuan'],
  ['元', 'yuan'],
]

/** What stands before the unit of a whole list in a title. */
export const unitOfTitle = /(?:金额)?单位[::]\s*(?:人民币)?\s*(万元|千元|元)/

/**
 * By what headings a column is known, role by role, the surest first; the first role that fits is meant. Headings come without brackets,
 * blanks and case. An amount per head, a base and what was applied for are no payment.
 */
export const headingRanks: readonly (readonly [role: PaidColumnRole, ranks: readonly RegExp[]])[] = [
  ['policy', [/^(?:policy|政策代码)$/, /^政策(?:名称)?$/]],
  ['identity_number', [/(?:公民)?身份证?(?:件)?(?:号码?|编号)$|^身份证$|^公民身份号码$|^证件号码?$/]],
  ['credit_code', [/信用代码|^信用码$/, /^(?:组织)?机构代码$|纳税人识别号|^税号$/]],
  ['unit_number', [/^(?:参保)?单位(?:社保|参保)?(?:编号|编码|代码)$|^(?:社保|参保|社会保险)(?:登记)?(?:编号|编码|证号|号)$/]],
  ['subject', [/^(?:subject_id|对象编号)$/, /^编号$/]],
  ['account', [/账号|帐号|账户|帐户|卡号|开户|^收款银行|^银行/]],
  [
    'name',
    [
      /^(?:单位|企业|公司|用人单位|参保单位|申报单位|申请单位|享受单位|受益单位|机构|领取单位|收款单位)(?:名称|全称)$|^姓名$/,
      /^(?:人员|个人|职工|申请人|领取人|受益人|毕业生|享受人员|补贴对象|收款人|发放对象)(?:姓名|名称)?$/,
      /^(?:单位|企业|公司|用人单位|名称|户名|name)$/,
    ],
  ],
  ['rate', [/(?:比例|费率|返还率)$/]],
  ['base', [/(?:缴费|缴纳|征缴|参保).*(?:总额|金额|额|费|基数)$|^基数$|保险费$/]],
  ['heads', [/人数$|^参保职工数$|^人次$/]],
  ['unused', [/标准|每人|人均|单价|月数|期限|应缴|申请|申报|计划|预算|余额|差额|上年|^其中/]],
  [
    'amount',
    [
      /^(?:amount|已付金额)$/,
      /^(?:实际|实|已)(?:发放|发|付|拨付|拨|支付|返还|领取|领|到账|补贴)(?:总)?(?:金额|额|款|资金|数|补贴|补助)?$/,
      /^(?:发放|拨付|支付|返还|补贴|补助|奖补|奖励|补偿|到账|稳岗返还|领取|扩岗补助|社保补贴|代发)(?:总)?(?:金额|额|款|资金)$/,
      /^(?:总?金额|合计金额|金额合计|补贴总额|返还总额)$/,
      /^(?:核定|核准|审定|批准|审核)(?:发放|返还|补贴|补助)?(?:金额|额|资金)$/,
      /^净额$/,
      /^(?:应发|应付|应返还|应补|应享)(?:金额|额)?$/,
      /(?:金额|补贴额|返还额|补助额|资金)$|^(?:合计|补贴|补助)$/,
    ],
  ],
]

/** How a line of sums begins. */
export const totalsLine = /^(?:本页|总|全部|以上|累计|当页|全县|全区|全市)?(?:合计|小计|总计|共计)(?:[:(\d].*|(?:金额|人数|户数).*)?$/

/** How a line below or between the rows begins that says something about the list. */
export const noteLine =
  /^(?:注|备注|说明|附注|附件|填报|填表|制表|编制|审核|复核|经办|经手|负责人|单位负责人|主管|审批|审定|领导|盖章|公章|打印|日期|时间|联系|第\d+页|共\d+页|以下空白|以下无正文|—+|-+|_+$)/

/** Signs that stand for nothing in a cell. */
export const nothingSigns = /^(?:-+|—+|\/+|无|空)$/

/** A unit behind a heading. */
export const headingUnit = /\/(?:万|千)?元$/

/** A word that counts heads behind their number. */
export const headsWord = /(?:人|名|个)$/

/** A cell that holds a figure and nothing else. */
export const figureCell = /^(?=.*\d)[\d.,%\u00A5\uFFE5\s-]+$/
