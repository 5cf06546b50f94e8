import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { findDocumentMentions, type OfficialDocument, readDocuments } from '../../src/documents/index.ts'
import { reader } from '../documents/mentions.ts'
import { structureWords } from '../documents/structure-words.ts'
import { docxOf, ofdOf, paragraph, pdfOf } from './sample-files.ts'
import { takenIn } from './taken-in.ts'

const folder = mkdtempSync(join(tmpdir(), 'ballast-alike-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const notice = [
  '白河县人民政府关于做好稳就业工作的通知',
  '白政发〔2022〕15号',
  '各镇人民政府，县政府各部门：',
  '现将有关事项通知如下。',
  '一、落实稳岗返还',
  '（一）失业保险稳岗返还。中小微企业按60%返还，大型企业按30%返还，执行至2022年12月31日。（责任单位：县人力资源社会保障局）',
  '（二）吸纳就业补贴。2022年6月底前，对招用高校毕业生的企业，按每人1500元的标准给予补贴，期限3—6个月。',
  '二、长期车间和门店用工',
  '（一）车间补贴。对吸纳30人以上的户外车间，每户补助20万元。',
  '白河县人民政府',
  '2022年5月6日',
]

/** What fonts, keyboards and converters make of the same characters. */
const spellings: readonly (readonly [name: string, spell: (line: string) => string])[] = [
  ['as typed', (line) => line],
  ['radicals for characters', (line) => translated(line, '一人力工月日文民长门车户', '⼀⼈⼒⼯⽉⽇⽂⺠⻓⻔⻋⼾')],
  ['compatibility forms for characters', (line) => translated(line, '力行年', '\uF98A\uFA08\uF98E')],
  ['full-width figures', (line) => line.replace(/[\d%]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))],
  ['small signs and other dashes', (line) => line.replaceAll('%', '﹪').replaceAll('—', '\u2212').replaceAll('：', '﹕')],
  ['soft hyphens', (line) => [...line].join('\u00AD')],
  ['zero-width spaces', (line) => [...line].join('\u200B')],
  ['word joiners and marks of direction', (line) => `\u202A${[...line].join('\u2060')}\u202C`],
  ['selectors of a glyph', (line) => line.replace(/[一-龥]/g, (character) => `${character}\uFE00`)],
  ['wide blanks of old programs', (line) => `\uE5E5\uE5E5${line}`],
  ['traditional characters', (line) => translated(line, '业岗补贴县门长车间', '業崗補貼縣門長車間')],
]

function translated(line: string, from: string, to: string): string {
  const [signs, others] = [[...from], [...to]]
  return [...line].map((character) => others[signs.indexOf(character)] ?? character).join('')
}

const kinds: readonly (readonly [kind: string, write: (lines: readonly string[]) => Uint8Array])[] = [
  ['txt', (lines) => Buffer.from(lines.join('\n'))],
  ['docx', (lines) => docxOf(lines.map((line) => paragraph(line)).join(''))],
  ['pdf', (lines) => pdfOf([lines.flatMap(cut).map((text, at) => ({ text, x: 20, y: 800 - at * 20 }))])],
  ['ofd', (lines) => ofdOf([lines.map((text, at) => ({ text, x: 10, y: 10 + at * 8 }))])],
]

/** As many characters as a page takes; those nobody sees take no room. */
function cut(line: string): readonly string[] {
  return line.match(/\p{DI}*(?:\P{DI}\p{DI}*){1,38}/gu) ?? [line]
}

async function documentOf(kind: string, content: Uint8Array): Promise<OfficialDocument> {
  const path = join(folder, `notice.${kind}`)
  writeFileSync(path, content)
  const [document, ...others] = readDocuments(await takenIn(path), structureWords)
  if (document === undefined || others.length > 0) throw new Error(`${others.length} more documents in ${kind}`)
  return document
}

/** What a document says, without the places where it says it. */
function saidBy(document: OfficialDocument): object {
  const { title, number, issuer, issuedOn, addressees } = document.metadata
  const mentions = [...findDocumentMentions(document, reader)].map(([clause, found]) => [
    clause,
    found.flatMap((mention) => {
      const { span: _, confidence: __, ...said } = mention
      return mention.kind === 'flaw' ? [] : [said]
    }),
  ])
  return {
    facts: [title, number, issuer, issuedOn, ...addressees].map((found) => simple(found?.value ?? '')),
    mentions: simple(JSON.stringify(mentions)),
  }
}

const simple = (text: string) =>
  [...text]
    .map((character) => structureWords.traditional.get(character) ?? character)
    .join('')
    .replaceAll(/"span":\{[^}]*\}/g, '')

describe.each(kinds)('%s', (kind, write) => {
  test('a plain notice says what it says', async () => {
    const document = await documentOf(kind, write(notice))
    const figures = [...findDocumentMentions(document, reader).values()]
      .flat()
      .flatMap((each) => (each.kind === 'figure' ? [`${each.value}${each.unit}`] : []))
    expect(figures).toEqual(['60%', '30%', '1500元/人', '3月', '6月', '30人', '200000元/户'])
    expect(document.metadata).toMatchObject({
      number: { value: '白政发〔2022〕15号' },
      issuer: { value: '白河县人民政府' },
      issuedOn: { value: '2022-05-06' },
    })
  })

  test.each(spellings)('%s: says the same', async (_, spell) => {
    const plain = await documentOf('txt', Buffer.from(notice.join('\n')))
    const document = await documentOf(kind, write(notice.map(spell)))
    expect(saidBy(document)).toEqual(saidBy(plain))
  })
})

test('places lead into the text as it came out of the file', async () => {
  const spelt = notice.map((line) => [...line].join('\u00AD'))
  const [, radicals = (line: string) => line] = spellings[1] ?? []
  for (const lines of [notice.map(radicals), spelt]) {
    const document = await documentOf('txt', Buffer.from(lines.join('\n')))
    const text = lines.join('\n')
    const plain = (slice: string) => slice.replaceAll('\u00AD', '').normalize('NFKC').replaceAll('⺠', '民')
    const found = [...findDocumentMentions(document, reader).values()].flat().filter(({ kind }) => kind === 'figure')
    expect(found.map(({ span }) => plain(text.slice(span.from, span.to)))).toEqual(['60%', '30%', '1500元', '3', '6个月', '30人', '20万元'])
    const { title } = document.metadata
    expect(plain(text.slice(title?.span.from, title?.span.to))).toBe(notice[0])
  }
})
