/** Where the sentences of a text went in its draft, told from the raw text and the files written alone: the reader is not asked. */

/** Signs that end a sentence, and those that part one. */
const sentenceEnds = /[。；！？;!?]|[\p{Zl}\p{Zp}\p{Cc}]/u
const partEnds = /[，,、：:]/u
const letter = /[\p{L}\p{N}]/u

/** Words that bind whoever reads them: what holds one must be quoted, or no letter of it may be missing. */
const binding =
  /不得|不再|不予|不能|不可|不准|不享受|不重复|不叠加|不超过|只能|只可|仅限|仅能|除外|以外|不含|最高|最长|最多|封顶|上限|为限|就高|停止|取消|禁止|严禁|暂停|追回|自.{1,14}起|有效期|废止|所需资金|列支/

/** The smallest run of letters that is found by more than chance. */
const shortestRun = 3
/** How much of a part that is not quoted may be missing: openers, fillers and joints need not be told. */
const untoldShare = 0.5
const fewLettersOfBinding = 2

export interface Unaccounted {
  readonly sentence: string
  readonly missing: string
}

/** Numbers of provisions, and words that only say who a list of units is: a plan writes both in its own way. */
const label =
  /^(?:第[\d一二三四五六七八九十百]+[条章款](?:之[一二三四五六七八九])?|[(（][\d一二三四五六七八九十]+[)）]|[\d一二三四五六七八九十]+[.、．])/u
const unitTail = /(?:等)?(?:按职责分工)?负责[)）]?$/u
/** Aims and hurry, which a plan leaves out. */
const joints = /力争|确保|达到|及时|全[省市区县]|年内/gu
const unitLabel = /^[(（]?(?:牵头|配合|责任)(?:单位|处室|部门)$/u

/** What no reader sees, and what a plan does not hold: marks of web pages, sounds over characters, who signed, who may read it. */
const unseen =
  /<[^<>]*>|&#?\w{1,8};|\([a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜü]+\)|签发人[:：][^\n]*|责任领导[:：][\p{Script=Han}、]*|[(（]此件.{2,8}[)）]/gu

/** The same letters in the same form: no blanks, no invisible signs, signs of full width as those of half width. */
function plainLetters(text: string, forms: ReadonlyMap<string, string>): string {
  return [...text.normalize('NFKC')]
    .map((character) => forms.get(character) ?? character)
    .join('')
    .replaceAll(/[\s\p{C}\uFFFD\u25A1“”‘’"']/gu, '')
}

const hanDigits = '〇一二三四五六七八九'

/** Numbers in characters as figures, for looking them up: "三成" is 30, "五百" is 500; what is more involved stays as it is. */
function withFigures(text: string): string {
  const digit = (han: string) => String(han === '两' ? 2 : hanDigits.indexOf(han === '零' ? '〇' : han))
  return text
    .replaceAll(/([一二三四五六七八九])成/gu, (_, han: string) => `${digit(han)}0%`)
    .replaceAll(
      /([一二两三四五六七八九])([十百千])(?![一二三四五六七八九])/gu,
      (_, han: string, power: string) => `${digit(han)}${'0'.repeat('十百千'.indexOf(power) + 1)}`,
    )
    .replaceAll(/[〇零一二两三四五六七八九]/gu, digit)
}

/** Every sentence of a text that is neither quoted in the files nor told by them in its own words. */
export function unaccountedIn(
  text: string,
  files: ReadonlyMap<string, string>,
  forms: ReadonlyMap<string, string>,
): readonly Unaccounted[] {
  const written = plainLetters([...files.values()].join('\n'), forms)
  const letters = lettersOf(written)
  const runs = new Set(
    Array.from({ length: Math.max(0, letters.length - shortestRun + 1) }, (_, at) => letters.slice(at, at + shortestRun)),
  )
  return text
    .replaceAll(unseen, '')
    .split(sentenceEnds)
    .flatMap((raw) => {
      const sentence = withoutLabels(plainLetters(raw, forms))
      if (!letter.test(sentence) || holds(written, sentence)) return []
      const missing = sentence.split(partEnds).filter((part) => letter.test(part) && !isTold(part, { written, letters, runs }))
      return missing.length === 0 ? [] : [{ sentence, missing: missing.join('|') }]
    })
}

function withoutLabels(sentence: string): string {
  const rest = sentence.replace(label, '')
  return rest === sentence ? rest : withoutLabels(rest)
}

/** Quoted, or a day written as one, or quoted but for a name, which no draft shows. */
function holds(written: string, part: string): boolean {
  const day = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(withFigures(part).replace('日10', '日'))
  if (written.includes(part)) return true
  if (day !== null) return written.includes(`${day[1]}-${day[2]?.padStart(2, '0')}-${day[3]?.padStart(2, '0')}`)
  return [2, 3].some((length) =>
    Array.from({ length: part.length }, (_, at) => `${part.slice(0, at)}○○${part.slice(at + length)}`).some(
      (hidden) => hidden.length > shortestRun + length && written.includes(hidden),
    ),
  )
}

/** A part is told where it is quoted, or where its figures and most of its letters stand in the files and nothing that binds is missing. */
function isTold(part: string, { written, letters: writtenLetters, runs }: Written): boolean {
  const letters = lettersOf(part.replace(unitTail, '').replaceAll(joints, ''))
  if (holds(written, part) || writtenLetters.includes(lettersOf(part)) || writtenLetters.includes(letters) || unitLabel.test(part))
    return true
  if ((withFigures(part).match(/\d+(?:\.\d+)?/g) ?? []).some((figure) => !written.includes(figure))) return false
  // "All places shall", "among them": who is spoken to, and joints.
  if (letters.length <= shortestRun && !binding.test(part) && !/\d/.test(withFigures(part))) return true
  const shortest = letters.length <= shortestRun + 1 ? 2 : shortestRun
  const found = new Uint8Array(letters.length)
  for (let at = 0; at + shortest <= letters.length; at++) {
    const run = letters.slice(at, at + shortest)
    if (shortest === shortestRun ? runs.has(run) : writtenLetters.includes(run)) found.fill(1, at, at + shortest)
  }
  for (const { 0: figure, index } of letters.matchAll(figureLetters)) found.fill(1, index, index + figure.length)
  const missing = found.reduce((sum, each) => sum + 1 - each, 0)
  return missing <= (binding.test(part) ? fewLettersOfBinding : Math.ceil(letters.length * untoldShare))
}

/** What was written, in the forms parts are looked up in. */
interface Written {
  readonly written: string
  readonly letters: string
  readonly runs: ReadonlySet<string>
}

const lettersOf = (text: string) => text.replaceAll(/[^\p{L}\p{N}%]/gu, '')
/** Numbers and days, which a plan writes in its own way. */
const figureLetters = /(?:\d{4}年)?\d{1,2}月(?:底|末|\d{1,2}日)?|[\d.]+|[〇零一二两三四五六七八九十百千万成]+/gu
