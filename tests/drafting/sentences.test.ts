import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { context, filesOf, textOf } from './draft-text.ts'
import { ownTexts } from './own-texts.ts'
import { unaccountedIn } from './unaccounted.ts'

const lostIn = (text: string, files: ReadonlyMap<string, string>) => unaccountedIn(text, files, context.traditional)

describe('the account of sentences', () => {
  test('what a draft no longer quotes is missed', () => {
    const text = textOf(join(import.meta.dirname, 'texts/hiring-subsidy.txt'))
    const files = filesOf(text)
    const questions = files.get('0/QUESTIONS.md') ?? ''
    const quoting = questions.split('\n').filter((line) => /^- \S+ \S+“/.test(line))
    expect(quoting.length).toBeGreaterThan(10)
    for (const line of quoting) {
      const without = new Map([...files, ['0/QUESTIONS.md', questions.replace(line, '')]])
      expect(lostIn(text, without), line).not.toEqual([])
    }
  })
})

/** Sentences of rules nobody wrote the words for, and how each of them is told. */
const strewn: readonly (readonly [sentence: string, kind: string])[] = [
  ['同一户家庭只能领取一次紫薇津贴', '次数'],
  ['同一项目同一年度不得重复申报', '次数'],
  ['每名骑手限补贴1次', '次数'],
  ['该项补贴每人每年不超过2次', '次数'],
  ['紫薇津贴不得与海棠补助同时享受', '互斥'],
  ['两项待遇都符合的，就高不就低', '互斥'],
  ['已享受海棠补助的不再享受紫薇津贴', '互斥'],
  ['租金补助与场地补助只能选择其中一项', '互斥'],
  ['每个站点补助最高不超过7万元', '限额'],
  ['补助期限最长不超过18个月', '限额'],
  ['单个项目以9万元为限', '限额'],
  ['全年补助总额封顶40万元', '限额'],
  ['国有控股公司除外', '排除'],
  ['除试用期员工以外，均可计入', '排除'],
  ['已办理退休手续的人员不在补助之列', '排除'],
  ['被责令停产的单位不予受理补助，其负责人不得再次申请', '排除'],
  ['所需资金由区财政和街道按三七比例分担', '资金'],
  ['补助经费从社区公益金中列支', '资金'],
  ['本规定自2031年5月6日起施行', '施行'],
  ['2019年印发的旧规定同时废止', '施行'],
  ['本规定有效期三年', '施行'],
  ['将第七条第二款中的“半年”修改为“九个月”', '修改'],
  ['本规定所称骑手，是指通过网络接单送货的人员', '口径'],
  ['街道不得在橱窗以外张贴名单', '要求'],
  ['骗取补助的，由街道追回', '追责'],
  ['满意度得10分，每少一项扣2分', '评分'],
  ['街道收到材料后当场核对', '程序'],
  ['咨询电话：0000-7654321', '联系'],
]

const seed = Number(process.env.FC_SEED ?? 20251129)
/** Plain provisions end with a full stop and the next begins a line; sentences are strewn in right behind. */
const placed = fc.sample(
  fc.record({ text: fc.constantFrom(...ownTexts.map(([, text]) => text)), at: fc.double({ min: 0, max: 1, noNaN: true }) }),
  { numRuns: 4 * strewn.length, seed },
)

describe(`sentences strewn into texts, seed ${seed}`, () => {
  test.each(strewn)('%s', (sentence, kind) => {
    const index = strewn.findIndex(([each]) => each === sentence)
    for (const { text, at } of placed.slice(index * 4, index * 4 + 4)) {
      const ends = [...text.matchAll(/[\u4e00-\u9fa5]。(?=[\u4e00-\u9fa5])/g)].map((match) => match.index + 2)
      const place = ends[Math.floor(ends.length * at)]
      if (place === undefined) continue
      const files = filesOf(`${text.slice(0, place)}${sentence}。${text.slice(place)}`)
      const lines = [...files].filter(([path]) => path.endsWith('QUESTIONS.md')).flatMap(([, content]) => content.split('\n'))
      const told = lines.filter((line) => line.includes(sentence.replaceAll('“', '‘').replaceAll('”', '’')))
      expect(told, `${sentence} in ${text.slice(Math.max(0, place - 40), place)}`).toHaveLength(1)
      expect(told[0]).toContain(kind)
    }
  })
})
