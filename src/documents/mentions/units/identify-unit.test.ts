import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { identifyUnit, type Organisations } from './identify-unit.ts'

const organisations = parse(readFileSync(join(import.meta.dirname, '../../../../reference/organisations.yaml'), 'utf8')) as Organisations
const identified = (name: string) => {
  const unit = identifyUnit(name, organisations)
  return unit === undefined ? '-' : [unit.kind, unit.id, ...(unit.level === undefined ? [] : [unit.level])].join(' ')
}

describe('one body, many spellings', () => {
  test.each<[string, readonly string[]]>([
    ['body human_resources city', ['市人社局', '市人力资源和社会保障局', '市人力资源社会保障局', '青山市人社局']],
    ['body human_resources province', ['省人社厅', '省人力资源和社会保障厅', '自治区人力资源和社会保障厅']],
    ['body human_resources national', ['人力资源社会保障部', '国家人力资源和社会保障部']],
    ['body human_resources county', ['县人社局', '白河县人力资源和社会保障局', '各县（区）人社局'.replace('各', '')]],
    ['body development_reform city', ['市发改委', '市发展改革委', '市发展和改革委员会', '市发改局']],
    ['body industry_it city', ['市工信局', '市工业和信息化局', '市经信委']],
    ['body housing city', ['市住建局', '市住房和城乡建设局', '市住房城乡建设委员会']],
    ['body federation_industry_commerce city', ['市工商联', '市工商业联合会']],
    ['body disabled province', ['省残联', '省残疾人联合会']],
    ['body youth_league', ['共青团江南省委员会', '共青团白河县委']],
    ['body central_bank', ['人民银行青山市中心支行', '中国人民银行白河县支行', '人行青山中心支行']],
    ['body tax province', ['省税务局', '国家税务总局江南省税务局']],
    ['body employment_service city', ['市就业局', '市就业服务局', '市公共就业服务中心', '市就业服务管理局']],
    ['section employment_promotion province', ['就业处', '就业促进处', '就业创业处']],
    ['section employment_promotion national', ['就业司', '就业促进司']],
    ['section employment_promotion', ['就业促进科', '就业科']],
    ['section employment_promotion county', ['就业促进股']],
    ['section labour_relations province', ['劳动关系处', '关系处']],
    ['section pension_insurance province', ['养老处', '养老保险处']],
  ])('%s', (unit, names) => {
    expect(names.map((name) => `${name} ${identified(name)}`)).toEqual(names.map((name) => `${name} ${unit}`))
  })

  test.each(['各有关部门', '各市州', '各乡镇街道', '有关单位', '出版集团有限责任', '劳动系处', '', '局', '处'])(
    '"%s" is no one in particular',
    (name) => {
      expect(identified(name)).toBe('-')
    },
  )

  test('every spelling of the directory means one thing of its kind', () => {
    for (const names of [organisations.bodies, organisations.section_names]) {
      const spellings = Object.values(names).flatMap(({ zh, aliases = [] }) => [zh, ...aliases])
      expect(spellings.filter((text, i) => spellings.indexOf(text) !== i)).toEqual([])
    }
  })
})
