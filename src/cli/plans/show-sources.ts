import { createHash } from 'node:crypto'
import { relative } from 'node:path'
import { type CanonicalText, canonicalParts } from '../../documents/index.ts'
import { readSourceText } from '../../intake/index.ts'
import { formatDate } from '../../kernel/calendar.ts'
import { blockText, type Citation, type Evidence, type PlanSet, type RegisteredSource } from '../../plans/index.ts'
import { type SourceStanding, suggest } from '../../rules/index.ts'
import { grantedBy } from '../carry-out.ts'
import type { Command, Invocation } from '../command.ts'
import { type Console, table } from '../console.ts'
import { ofPlans, value } from '../line/option-tables.ts'
import { textOption, UsageFailure } from '../line/options.ts'
import { sourceWords } from './plans.zh.ts'

const STANDINGS: readonly SourceStanding[] = ['document', 'read_in_full', 'quoted', 'practice']

/** `sources`: the register of sources, what each says and how far its text was followed, and the lines that rest on it. */
export const showSources: Command = {
  name: 'sources',
  usage: 'sources [SOURCE] [--text FILE]',
  options: { text: value, ...ofPlans },
  most: 1,
  async run({ positionals, options, console, workspace }: Invocation): Promise<number> {
    const { set } = workspace
    const entries = entriesOf(set)
    const [asked] = positionals
    const text = textOption(options, 'text')
    if (asked === undefined) {
      if (text !== undefined) throw new UsageFailure(sourceWords.textOfWhich)
      return list(entries, set, console)
    }
    const found = entries.filter(({ id, aliases }) => [id, ...aliases].some((name) => name === asked || asked.startsWith(name)))
    const chosen = found.length > 0 ? found : entries.filter(({ id, title }) => id.includes(asked) || title.includes(asked))
    if (chosen.length === 0) {
      const near = suggest(
        asked,
        entries.flatMap(({ id, aliases }) => [id, ...aliases]),
      )
      console.line(sourceWords.none(asked, near))
      console.json({ sources: [], near: near ?? null })
      return 1
    }
    const read = text === undefined ? undefined : canonicalParts(grantedBy('intake', await readSourceText(workspace.path(text))).text)
    const compared = chosen.map((entry) => ({ entry, lines: linesOf(entry, set), same: read === undefined ? [] : compare(entry, read) }))
    for (const each of compared) showEntry(each.entry, each.lines, each.same, workspace.plansFolder, console)
    console.json({
      sources: compared.map(({ entry, lines, same }) => ({
        ...entryJson(entry, lines),
        ...(read === undefined ? {} : { compared: same }),
      })),
    })
    return compared.some(({ same }) => same.some(({ result }) => result !== 'same')) ? 1 : 0
  },
}

/** Every entry once: one that a plan registers anew stands beside the one it takes the place of. */
function entriesOf(set: PlanSet): readonly RegisteredSource[] {
  const found = new Map<string, RegisteredSource>()
  for (const register of set.registers.values())
    for (const entry of register.values()) found.set(`${entry.id} ${entry.at.file}:${entry.at.line}`, entry)
  return [...found.values()]
}

function linesOf(entry: RegisteredSource, { citations }: PlanSet): readonly Citation[] {
  return citations.filter(({ source }) => source === entry.id)
}

function list(entries: readonly RegisteredSource[], set: PlanSet, console: Console): number {
  const lines = STANDINGS.map((standing) => ({ standing, lines: set.citations.filter((each) => each.standing === standing).length }))
  console.line(sourceWords.summary(entries.length, lines))
  console.line()
  const sorted = [...entries].sort((a, b) => STANDINGS.indexOf(a.evidence.standing) - STANDINGS.indexOf(b.evidence.standing))
  const rows = sorted.map((entry) => [
    entry.id,
    sourceWords.standings[entry.evidence.standing],
    sourceWords.cited(linesOf(entry, set).length),
    entry.articles.size === 0 ? '' : sourceWords.articles(entry.articles.size),
    formatDate(entry.evidence.confirmedOn),
    entry.evidence.confirmedBy,
  ])
  for (const row of table(rows)) console.line(row)
  console.line()
  console.line(sourceWords.more)
  console.json({ lines, sources: sorted.map((entry) => entryJson(entry, linesOf(entry, set))) })
  return 0
}

function showEntry(entry: RegisteredSource, lines: readonly Citation[], same: readonly Compared[], folder: string, console: Console): void {
  const { evidence } = entry
  const issued = entry.issuedOn === undefined ? '' : formatDate(entry.issuedOn)
  console.line(`${entry.id}  ${entry.title === entry.id ? '' : entry.title}`.trimEnd())
  console.line(`    ${[entry.issuer ?? '', issued].filter((part) => part !== '').join('  ')}`.trimEnd())
  for (const line of evidenceLines(evidence)) console.line(`    ${line}`)
  if (entry.note !== undefined) console.line(`    ${sourceWords.note(entry.note)}`)
  showPart(
    entry.substance,
    same.find(({ part }) => part === ''),
    lines,
    '',
    folder,
    console,
  )
  for (const [number, article] of entry.articles) {
    const isLess = article.evidence.standing !== evidence.standing
    console.line(`  ${number}${isLess ? `  ${sourceWords.standings[article.evidence.standing]}` : ''}`)
    showPart(
      article.substance,
      same.find(({ part }) => part === number),
      lines,
      number,
      folder,
      console,
    )
  }
  console.line()
}

function showPart(
  substance: string | undefined,
  compared: Compared | undefined,
  lines: readonly Citation[],
  article: string,
  folder: string,
  console: Console,
): void {
  if (substance !== undefined) console.line(`    ${substance}`)
  if (compared !== undefined) console.line(`    ${sourceWords.compared[compared.result]}`)
  for (const line of lines.filter((each) => each.article === article))
    console.line(`      ${relative(folder, line.at.file)}:${line.at.line}  ${blockText(line.block).zh}  ${line.of}`)
}

function evidenceLines({ standing, confirmedBy, confirmedOn, hash, foundAt }: Evidence): readonly string[] {
  return [
    `${sourceWords.standings[standing]}  ${sourceWords.confirmed(confirmedBy, formatDate(confirmedOn))}`,
    sourceWords.foundAt(foundAt),
    ...(hash === undefined ? [] : [sourceWords.hash(hash)]),
  ]
}

interface Compared {
  /** Number of the part; empty for the whole. */
  readonly part: string
  readonly result: 'same' | 'different' | 'missing'
}

/** A text that somebody has, beside the hashes of what was read: the whole, then each registered part. */
function compare(entry: RegisteredSource, read: CanonicalText): readonly Compared[] {
  const of = (part: string, text: string | undefined, hash: string | undefined): readonly Compared[] => {
    if (hash === undefined) return []
    if (text === undefined || text === '') return [{ part, result: 'missing' }]
    return [{ part, result: createHash('sha256').update(text).digest('hex') === hash ? 'same' : 'different' }]
  }
  const compared = [
    ...of('', read.whole, entry.evidence.hash),
    ...[...entry.articles].flatMap(([number, { evidence }]) => of(number, read.parts.get(number), evidence.hash)),
  ]
  if (compared.length === 0) throw new UsageFailure(sourceWords.nothingToCompare(entry.id))
  return compared
}

function entryJson(
  { id, aliases, title, issuer, issuedOn, substance, evidence, articles, note }: RegisteredSource,
  lines: readonly Citation[],
) {
  const cited = (article: string) =>
    lines.filter((line) => line.article === article).map(({ at, block, of }) => ({ file: at.file, line: at.line, block, of }))
  return {
    id,
    aliases,
    title,
    issuer: issuer ?? null,
    issuedOn: issuedOn === undefined ? null : formatDate(issuedOn),
    substance: substance ?? null,
    ...evidenceJson(evidence),
    note: note ?? null,
    lines: cited(''),
    articles: [...articles].map(([number, article]) => ({
      number,
      substance: article.substance,
      ...evidenceJson(article.evidence),
      lines: cited(number),
    })),
  }
}

function evidenceJson({ standing, confirmedBy, confirmedOn, hash, foundAt }: Evidence) {
  return { standing, confirmedBy, confirmedOn: formatDate(confirmedOn), hash: hash ?? null, foundAt }
}
