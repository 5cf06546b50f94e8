import { parse } from 'yaml'
import { type Lexicon, lexiconSections, parseLexicon } from '../documents/index.ts'
import type { Workspace } from './workspace.ts'

/** The words mentions are recognised by; a mistake in them is a mistake of the installation. */
export function readLexicon(workspace: Workspace): Lexicon {
  const parsed = parseLexicon(
    Object.fromEntries(lexiconSections.map((section) => [section, parse(workspace.reference(`documents/${section}.yaml`))])),
  )
  if ('mistakes' in parsed) throw new Error(`reference/documents: ${JSON.stringify(parsed.mistakes)}`)
  return parsed.lexicon
}
