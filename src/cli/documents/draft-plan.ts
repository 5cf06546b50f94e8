import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { parse } from 'yaml'
import { type OfficialDocument, parseInstruments, questionSentence } from '../../documents/index.ts'
import { type Draft, type DraftContext, draftPlan, parseDraftingWords } from '../../drafting/index.ts'
import { suggest } from '../../rules/index.ts'
import type { Command, Invocation } from '../command.ts'
import type { Console } from '../console.ts'
import { flag, ofPlans, value, values } from '../line/option-tables.ts'
import { listOption, type OptionValues, textOption, UsageFailure } from '../line/options.ts'
import { texts } from '../messages.zh.ts'
import type { Workspace } from '../workspace.ts'
import { draftTexts } from './documents.zh.ts'
import { openDocument, openReaderOf, openStructureWords } from './open-document.ts'

const usage = 'draft FILE[#N] [--into FOLDER] [--id PLAN_ID] [--upper PLAN_ID]... [--stdout]'

/** `draft`: a plan folder made from an official text, for a person to correct. */
export const draftDocument: Command = {
  name: 'draft',
  usage,
  options: { into: value, id: value, upper: values, stdout: flag, ...ofPlans, var: value },
  most: 1,
  async run({ positionals, options, console, workspace }: Invocation): Promise<number> {
    const [typed] = positionals
    if (typed === undefined) throw new UsageFailure(texts.needArgument(usage))
    const document = await openDocument(workspace, typed)
    const id = planId(document, options)
    const upper = [...new Set(listOption(options, 'upper'))]
    const draft = draftPlan(document, contextFor(workspace, upper, document.source.name))
    if (options.stdout === true) print(console, draft)
    else show(console, workspace, writeFolder(freeFolder(workspace, id, options), draft.files), id, draft)
    return 0
  },
}

/** The id asked for, or one made of the number or the day of the document. */
function planId(document: OfficialDocument, options: OptionValues): string {
  const typed = textOption(options, 'id')
  if (typed !== undefined) {
    if (!/^[a-z][a-z0-9-]*$/.test(typed)) throw new UsageFailure(draftTexts.badId(typed))
    return typed
  }
  const { number, issuedOn } = document.metadata
  const digits = number?.value.normalize('NFKC').match(/\d+/g)?.join('-') ?? issuedOn?.value
  return digits === undefined ? 'draft' : `draft-${digits.replaceAll(/[^0-9-]/g, '')}`
}

function contextFor(workspace: Workspace, upper: readonly string[], source: string): DraftContext {
  const { traditional } = openStructureWords(workspace)
  const plans = workspace.set
  for (const id of upper)
    if (!plans.plans.has(id)) throw new UsageFailure(texts.unknownPlan(id, suggest(id, plans.plans.keys()), [...plans.plans.keys()]))
  const regions = new Map<string, string[]>()
  for (const spans of workspace.regions.byCode.values())
    for (const { name, code } of spans) {
      const known = regions.get(name) ?? []
      const written = String(code).padStart(6, '0')
      if (!known.includes(written)) regions.set(name, [...known, written])
    }
  return {
    reader: openReaderOf(workspace),
    words: parseDraftingWords(
      parse(workspace.reference('documents/drafting.yaml')),
      parseInstruments(parse(workspace.reference('documents/instruments.yaml'))),
    ),
    keywords: plans.keywords,
    plans,
    regions,
    upper,
    source,
    traditional,
    describeReaderQuestion: questionSentence,
  }
}

/**
 * Where the draft goes; a folder that holds anything is never written into. Not among the plans unless asked for: until a person has
 * settled it, above all its region, it would hold up every screening.
 */
function freeFolder(workspace: Workspace, id: string, options: OptionValues): string {
  const typed = textOption(options, 'into')
  const drafts = join(workspace.varFolder, 'drafts')
  if (typed === undefined) mkdirSync(drafts, { recursive: true })
  const folder = typed === undefined ? join(drafts, id) : workspace.path(typed)
  const found = statSync(folder, { throwIfNoEntry: false })
  if (found !== undefined && !(found.isDirectory() && readdirSync(folder).length === 0))
    throw new UsageFailure(draftTexts.folderTaken(folder, freeName(folder, typed ?? folder)))
  if (!existsSync(dirname(folder))) throw new UsageFailure(texts.outFolderMissing(dirname(folder)))
  return folder
}

/** A name beside the one typed that is still free, to be typed as it is. */
function freeName(folder: string, typed: string): string {
  let round = 2
  while (existsSync(`${folder}-${round}`)) round++
  return quoted(`${/[^/\\.]/.test(typed) ? typed.replace(/[/\\]+$/, '') : folder}-${round}`)
}

/** What a shell would take for several words is put into quotation marks. */
const quoted = (name: string) => (/^[\p{L}\p{N}._/\\:-]+$/u.test(name) ? name : `"${name}"`)

/** Written beside its place and renamed when whole, so that no half a plan is ever loaded. */
function writeFolder(folder: string, files: ReadonlyMap<string, string>): string {
  const beside = join(dirname(folder), `.${basename(folder)}.${process.pid}.tmp`)
  try {
    mkdirSync(beside)
    for (const [path, content] of files) writeFileSync(join(beside, path), content)
    if (existsSync(folder)) rmdirSync(folder)
    renameSync(beside, folder)
  } catch (error) {
    rmSync(beside, { recursive: true, force: true })
    // The folder asked for is what its owner knows.
    throw Object.assign(error as NodeJS.ErrnoException, { path: folder })
  }
  return folder
}

/** The files one after another, for looking at or piping on. */
function print(console: Console, { files, counts, questions }: Draft): void {
  for (const [path, content] of files) console.line(`==> ${path}\n${content}`)
  console.json({ files: Object.fromEntries(files), counts, questions })
}

function show(console: Console, workspace: Workspace, folder: string, id: string, { files, counts, questions }: Draft): void {
  console.line(draftTexts.written(folder, files.size))
  console.line(draftTexts.counts(counts))
  const missing = questions.filter(({ code }) => code in draftTexts.headKeys).map(({ code }) => draftTexts.headKeys[code] ?? '')
  if (missing.length > 0) console.line(draftTexts.headMissing(missing))
  const isAtHome = dirname(folder) === workspace.plansFolder
  console.line(
    isAtHome ? draftTexts.next(quoted(basename(folder))) : draftTexts.moveThenCheck(quoted(basename(folder)), workspace.plansFolder),
  )
  console.json({ folder, id, files: [...files.keys()], counts, questions })
}
