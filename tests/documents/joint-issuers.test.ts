import { describe, expect, test } from 'vitest'
import { readText } from './reading-of-lines.ts'

const labour = '云溪市人力资源和社会保障局'
const finance = '云溪市财政局'
const tax = '国家税务总局云溪市税务局'
const body = ['各县（区）人力资源和社会保障局：', '一、返还', '（一）比例。按60%返还，执行至2022年12月31日。']
const title = '关于做好稳岗返还工作的通知'
const day = '2022年5月6日'

describe('every organ that issues a document is read, wherever it is named', () => {
  test.each<[string, readonly string[]]>([
    ['signed one below the other', [title, ...body, labour, finance, day]],
    ['signed beside each other, parted by blanks', [title, ...body, `${labour}    ${finance}`, day]],
    ['signed beside each other, parted by wide blanks', [title, ...body, `${labour}\u3000${finance}`, day]],
    ['signed in two cells', [title, ...body, `${labour}\t${finance}`, day]],
    ['signed with a comma', [title, ...body, `${labour}、${finance}`, day]],
    ['at the head of the title, parted by a blank', [`${labour} ${finance}${title}`, ...body, day]],
    ['at the head of the title, with a comma', [`${labour}、${finance}${title}`, ...body, day]],
    ['at the head of the title, one to a line', [labour, finance, title, ...body, day]],
    ['in the red line, one to a line', [labour, `${finance}文件`, '云人社发〔2022〕3号', title, ...body, day]],
    ['as a fact of a web page', [`发文机关：${labour}、${finance}`, title, ...body, day]],
  ])('%s', (_, lines) => {
    const [read] = readText(lines.join('\n'))
    const { issuer, jointIssuers = [] } = read?.document.metadata ?? {}
    expect(jointIssuers.map(({ value }) => value)).toEqual([labour, finance])
    expect(jointIssuers.map(({ span }) => read?.text.slice(span.from, span.to))).toEqual([labour, finance])
    expect(issuer?.value).toBe(labour)
  })

  test('three of them, and one alone', () => {
    const [three] = readText([title, ...body, labour, finance, tax, day].join('\n'))
    expect(three?.document.metadata.jointIssuers?.map(({ value }) => value)).toEqual([labour, finance, tax])
    const [one] = readText([`${labour}${title}`, ...body, labour, day].join('\n'))
    expect(one?.document.metadata).toMatchObject({ issuer: { value: labour } })
    expect(one?.document.metadata.jointIssuers).toBeUndefined()
  })

  test('a row of a table is no signature', () => {
    const [read] = readText([title, ...body, '序号\t任务\t责任单位', '1\t稳岗\t财政局', day].join('\n'))
    expect(read?.document.metadata.jointIssuers).toBeUndefined()
  })
})
