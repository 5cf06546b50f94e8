import type { office } from '../client/office.ts'

export type Found = Awaited<ReturnType<typeof office.subject.find>>
export type Subject = Found['found'][number]
export type Entity = Subject['entity']
export type Scheme = Subject['numbers'][number]['scheme']

/** What people are looked up as, in the order in which they are offered. */
export const entityWords: Readonly<Record<Entity, string>> = {
  firm: '企业',
  insured_unit: '参保单位',
  person: '人员',
  organisation: '就业载体',
}

/** By which word they are counted; found together they are entries, never added up. */
export const entityUnits: Readonly<Record<Entity, string>> = { firm: '户', insured_unit: '户', person: '人', organisation: '家' }

/** Kinds of numbers. */
export const schemeWords: Readonly<Record<Scheme, string>> = {
  identity_number: '身份证号',
  credit_code: '信用代码',
  unit_number: '单位编号',
  phone: '电话',
  account: '账户',
}

/** Kinds of numbers that stand masked until somebody says what they are needed for. */
export const maskedSchemes: readonly Scheme[] = ['identity_number', 'phone', 'account']

/** What the places of a subject are, by its kind. */
export const placeWords = (entity: Entity): { readonly home: string; readonly insured: string; readonly operating: string } => ({
  home: entity === 'person' ? '常住地' : entity === 'insured_unit' ? '企业注册地' : entity === 'organisation' ? '所在地' : '注册地',
  insured: '参保地',
  operating: '经营地',
})

/** The address of a subject's page; it carries the key of the register, no number of anybody. */
export const subjectPath = (entity: string, key: string): string => `/subjects/${entity}/${key}`

/** The address of a subject's dossier, and what it is called. */
export const dossierPath = (entity: string, key: string): string => `${subjectPath(entity, key)}/dossier`
export const dossierWord = (entity: string): string => (entity === 'person' ? '一人一档' : '一户一档')

/** A number with the word before it; one whose cipher does not open says so. */
export const numberText = ({ scheme, number }: Subject['numbers'][number]): string =>
  `${schemeWords[scheme]} ${number ?? '密文损坏，请找系统管理员'}`

/** Where a subject is, each place once. */
export const placesOf = ({ home, insured, operating }: Pick<Subject, 'home' | 'insured' | 'operating'>): string =>
  [...new Set([home, insured, operating].filter((place) => place !== null))].join('、')
