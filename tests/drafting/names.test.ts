import { describe, expect, test } from 'vitest'
import { draftsOf } from './draft-text.ts'

/** A notice with people in every place where documents name them. */
const notice = (sentence: string) => `云岭省人力资源和社会保障厅文件
云人社发〔2023〕45号                签发人：赵某甲
关于做好稳就业工作的通知
各处室：
现将有关事项通知如下。
一、加强组织领导
成立由厅长钱某乙为组长的工作专班，统筹推进各项工作。
二、落实稳岗返还
${sentence}
云岭省人力资源和社会保障厅
2023年3月10日
`

describe('names of people', () => {
  test.each([
    ['兑现稳岗返还政策。责任领导：孙某丙 牵头处室（单位）：失业保险处', ['孙某丙']],
    ['兑现稳岗返还政策。（责任领导：孙某丙、李某丁；责任处室：失业保险处）', ['孙某丙', '李某丁']],
    ['由副厅长孙某丙牵头负责，兑现稳岗返还政策。', ['孙某丙']],
  ])('%s', (sentence, names) => {
    const files = draftsOf(notice(sentence)).flatMap(({ draft }) => [...draft.files.values()])
    const all = files.join('\n')
    expect(all).toContain('稳岗返还')
    for (const name of ['赵某甲', '钱某乙', ...names]) expect(all).not.toContain(name)
  })

  test.each<[what: string, lines: string, names: readonly string[]]>([
    [
      'a list of members',
      '组　长：\t周某丁\t厅党组书记、厅长\n副组长：\t吴 戊\t副厅长\n\t郑某己\t就业处处长',
      ['周某丁', '吴 戊', '吴戊', '郑某己'],
    ],
    ['a table of members', '姓名\t职务\n冯某庚\t办公室主任\n陈某辛\t一级调研员', ['冯某庚', '陈某辛']],
    ['contacts', '联系人：褚某壬、卫某癸，电话：0000-1234567，手机13800001234。', ['褚某壬', '卫某癸', '13800001234']],
    ['members in a row', '成员：沈某子、韩某丑、杨某寅。', ['沈某子', '韩某丑', '杨某寅']],
  ])('%s', (_, lines, names) => {
    const drafts = draftsOf(`${notice('兑现稳岗返还政策。')}附件\n工作专班名单\n${lines}\n`)
    const all = drafts.map(({ draft }) => [...draft.files.values(), JSON.stringify(draft.questions)].join('\n')).join('\n')
    for (const name of names) expect(all).not.toContain(name)
    expect(all).toContain('○○')
  })

  test('a post is kept', () => {
    const [drafted] = draftsOf(notice('兑现稳岗返还政策。（责任领导：分管副厅长；责任处室：失业保险处）'))
    expect([...(drafted?.draft.files.values() ?? [])].join('\n')).toContain('领导: [分管副厅长]')
  })
})
