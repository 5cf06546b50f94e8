export interface Firm {
  readonly key: string
  readonly name: string
  readonly region: string
  readonly size: string
  readonly industry: string
  readonly insured: number
  readonly rate: string | undefined
  readonly paid: string | undefined
  readonly share: number | 'ceiling'
  readonly net: string | undefined
  readonly ceiling?: string
  readonly outcome: 'eligible' | 'review' | 'local' | 'missing' | 'ineligible'
  readonly reason: string
  readonly batch: string
}

const heads = ['朗序安', '霁禾远', '栖岫安', '樨禾里', '泊坞生', '岚禾生', '涟棠青', '堇原石', '砚汀禾', '缦溪石', '汀原知', '涟桥知']
const trades = [
  ['建筑劳务', '房屋建筑'],
  ['汽车配件', '汽车制造'],
  ['餐饮管理', '餐饮业'],
  ['酒店管理', '住宿业'],
  ['纺织', '纺织业'],
  ['精密机械', '通用设备'],
  ['物流', '道路运输'],
] as const
const regions = ['两江新区', '涪陵区', '高新区', '九龙坡区', '江津区', '永川区', '沙坪坝区', '渝北区']
const outcomes = [
  'eligible',
  'eligible',
  'missing',
  'eligible',
  'ineligible',
  'eligible',
  'eligible',
  'local',
  'eligible',
  'review',
] as const
const reasons = {
  eligible: '',
  review: '所属法人规模待核',
  local: '不划型单位比例本市未定',
  missing: '缺：年初参保职工人数',
  ineligible: '裁员率高于上限 5.5%',
}

/** Firms that nobody has, in the order of the list; `index` names one. */
export function firmAt(index: number): Firm {
  const [trade, industry] = trades[index % trades.length] ?? trades[0]
  const outcome = outcomes[index % outcomes.length] ?? 'eligible'
  const paid = 14_076_022 - index * 71_337
  return {
    key: String(9_007_199_254_740_993n + BigInt(index)),
    name: `${heads[index % heads.length]}${trade}有限公司`,
    region: regions[(index * 3) % regions.length] ?? '',
    size: outcome === 'local' ? '不划型' : '小型',
    industry,
    insured: 200 - index,
    rate: outcome === 'missing' ? undefined : (((index * 37) % 500) / 100).toFixed(2),
    paid: String(paid),
    share: outcome === 'local' ? 'ceiling' : 60,
    net:
      outcome === 'eligible' || outcome === 'review'
        ? String((paid * 6) / 10 - ((paid * 6) % 10) / 10)
        : outcome === 'ineligible'
          ? '0'
          : undefined,
    ...(outcome === 'local' ? { ceiling: String(paid - (paid % 10)) } : {}),
    outcome,
    reason: reasons[outcome],
    batch: outcome !== 'eligible' ? '' : index % 8 === 0 && index > 0 ? '第8批 公示中' : '未入批次',
  }
}

export const keyOfFirm = (firm: Firm): string => firm.key
export const nameOfFirm = (firm: Firm): string => firm.name
