import { describe, expect, test } from 'vitest'
import { draftsOf } from './draft-text.ts'

/** The head of the plan drafted of a text. */
function headOf(text: string): string {
  return draftsOf(text)[0]?.draft.files.get('plan.yaml') ?? ''
}

const provisions = '各县人社局：\n一、稳定岗位。落实稳岗返还政策。\n'

describe('who issued a document stands in the head of its plan', () => {
  test.each<[what: string, text: string, issuers: string]>([
    ['one signature', `关于做好稳岗工作的通知\n${provisions}云岭省财政厅\n2023年3月1日`, '云岭省财政厅'],
    [
      'signatures below each other',
      `关于做好稳岗工作的通知\n${provisions}云岭省人力资源和社会保障厅\n云岭省财政厅\n2023年3月1日`,
      '云岭省人力资源和社会保障厅、云岭省财政厅',
    ],
    [
      'signatures beside each other',
      `关于做好稳岗工作的通知\n${provisions}云岭省人力资源和社会保障厅　云岭省财政厅\n2023年3月1日`,
      '云岭省人力资源和社会保障厅、云岭省财政厅',
    ],
    [
      'a title alone',
      `云岭省人力资源和社会保障厅 云岭省乡村振兴局\n关于做好稳岗工作的通知\n${provisions}2023年3月1日`,
      '云岭省人力资源和社会保障厅、云岭省乡村振兴局',
    ],
  ])('%s', (_, text, issuers) => {
    expect(headOf(text)).toContain(`发文机关: ${issuers}\n`)
    expect(headOf(text)).toContain('地区: 990000\n')
  })

  test('an office of the state in a place is of that place', () => {
    const text = `关于做好稳岗工作的通知\n${provisions}国家税务总局云岭省税务局\n云岭省财政厅\n2023年3月1日`
    expect(headOf(text)).toContain('地区: 990000\n')
  })
})
