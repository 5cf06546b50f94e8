import { describe, expect, test } from 'vitest'
import { weighUnsupported } from '../../src/plans/index.ts'
import { readCases, type SeededCase, withCase } from './seeded-case.ts'
import { documentOf, lookUpIn } from './substance/look-up.ts'

/** A requirement that tells whom a policy addresses is looked up in the clause of its block, whatever it cites. */

/** The notice of the base plans; its second clause names graduates, or does not. */
const notice = (hired: string) => `市局关于稳就业的通知
市发〔2022〕9号
各县局：
一、总体要求
坚持稳就业。
二、主要措施
（一）稳岗返还。2022年1月1日至2022年12月31日，对参保单位按比例返还失业保险费。
（二）扩岗补助。2022年1月1日至2022年12月31日，对企业招用${hired}的，每人给予单位1500元扩岗补助。
（三）阶段性缓缴。困难行业可缓缴失业保险费。
市局
2022年7月23日
`

function caseOf(name: string): SeededCase {
  const found = readCases('good').find((each) => each.name === name)
  if (found === undefined) throw new Error(`no case ${name}`)
  return found
}

/** What is to be settled of the lines of a policy's conditions in clause 2(2), by what was looked up. */
function lookUp(name: string, hired: string) {
  return withCase(caseOf(name), (set) => {
    const found = lookUpIn(documentOf('city', notice(hired)), set, 'city')
    const open = new Set(weighUnsupported(found, undefined).map(({ found: { line } }) => line.line))
    const lines = found.lines.filter(({ line }) => line.owner === 'job_expansion_subsidy' && line.claim.kind === 'test')
    return lines.map(({ line }) => ({ line: line.line, clause: line.clause, isOpen: open.has(line.line) }))
  })
}

describe('whom a policy addresses by a quoted text', () => {
  test('is looked up in the clause of the block; what else the text says is not', () => {
    expect(lookUp('outside-of-a-quoted-text', '高校毕业生')).toEqual([{ line: 'is_graduate', clause: '二（二）', isOpen: false }])
  })

  test('is left for a person to settle where the clause does not name it', () => {
    expect(lookUp('outside-of-a-quoted-text', '劳动者')).toEqual([{ line: 'is_graduate', clause: '二（二）', isOpen: true }])
  })

  test('is the same line as before where its own clause says it', () => {
    expect(lookUp('earliest-day-of-a-period', '高校毕业生').map(({ line }) => line)).toEqual(['is_graduate', 'contract_long_enough'])
  })
})
