import { parse } from 'yaml'
import { compareTransmission, type OfficialDocument, parseStructureWords, readDocuments, type Transmission } from '../documents/index.ts'
import { IntakeFailure, readSourceText } from '../intake/index.ts'
import type { Command, Invocation } from './command.ts'
import { pad } from './console.ts'
import { texts, transmissionWords } from './messages.zh.ts'
import { UsageFailure } from './options.ts'
import type { Workspace } from './workspace.ts'

/** Number of characters of a sentence shown. */
const SHOWN = 48

/** `transmission`: which sentences of an upper document a lower one takes up, where, and which it does not. */
export const compareDocuments: Command = {
  name: 'transmission',
  usage: 'transmission UPPER LOWER',
  options: {},
  most: 2,
  async run({ positionals, console, workspace }: Invocation): Promise<number> {
    const [upperFile, lowerFile] = positionals
    if (upperFile === undefined || lowerFile === undefined) throw new UsageFailure(texts.needArgument('transmission UPPER LOWER'))
    const upper = await readOne(workspace, upperFile)
    const lower = await readOne(workspace, lowerFile)
    const found = compareTransmission(upper, lower, frameTest(workspace))
    for (const item of found) console.line(lineOf(item, upper))
    const count = (status: Transmission['status']) => found.filter((item) => item.status === status).length
    console.line()
    console.line(transmissionWords.summary(found.length, count('taken_up'), count('partly'), count('not_taken_up')))
    console.line(transmissionWords.note)
    console.json(found.map((item) => ({ ...item, sentence: sentenceOf(item, upper) })))
    return 0
  },
}

async function readOne(workspace: Workspace, file: string): Promise<OfficialDocument> {
  const words = parseStructureWords(parse(workspace.reference('documents/structure.yaml')))
  try {
    const [document] = readDocuments(await readSourceText(workspace.path(file)), words)
    if (document === undefined) throw new UsageFailure(texts.noDocument(file))
    return document
  } catch (error) {
    throw error instanceof IntakeFailure ? new UsageFailure(error.message) : error
  }
}

/** Recognises sentences that only name responsible units, whatever bracket they open with. */
function frameTest(workspace: Workspace): (sentence: string) => boolean {
  const { frame_openings } = parse(workspace.reference('documents/transmission.yaml')) as { readonly frame_openings: readonly string[] }
  return (sentence) => {
    const bare = sentence.replace(/^[^\p{Script=Han}]+/u, '')
    return frame_openings.some((opening) => bare.startsWith(opening))
  }
}

function sentenceOf(item: Transmission, document: OfficialDocument): string {
  return document.source.text.slice(item.span.from, item.span.to).replace(/\s+/g, '')
}

function lineOf(item: Transmission, upper: OfficialDocument): string {
  const sentence = sentenceOf(item, upper)
  const shown = sentence.length > SHOWN ? `${sentence.slice(0, SHOWN)}...` : sentence
  const taken = item.taken.map((match) => `${match.clause} ${Math.round(match.coverage * 100)}%`).join(', ')
  return `${pad(item.clause, 12)} ${pad(transmissionWords.status[item.status], 8)} ${pad(taken, 34)} ${shown}`.trimEnd()
}
