import type { OfficialDocument } from '../documents/index.ts'
import type { Desk } from './draft.ts'
import { sentences } from './messages.zh.ts'
import { mapOf, type YamlMap } from './yaml-text.ts'

/** What `plan.yaml` says; what the text does not tell is left out and asked for, so that checking refuses the plan until it is there. */
export function draftHead(
  document: OfficialDocument,
  found: { readonly reporting: string | undefined; readonly masks: readonly string[]; readonly upper: readonly string[] },
  desk: Desk,
): YamlMap {
  const { spell, context } = desk
  const { metadata } = document
  const key = (id: string) => spell.key('plan', id)
  const title = metadata.title?.value
  const issuers = issuersOf(document)
  if (title === undefined) desk.ask('no_title', 1)
  if (issuers.length === 0) desk.ask('no_issuer', 1)
  const region = issuers.map((issuer) => regionOf(issuer, desk)).find((code) => code !== undefined)
  if (region === undefined) desk.ask('no_region', 1, { issuer: issuers[0] ?? '' })
  if (desk.issuedOn === undefined) desk.ask('no_date', 1)
  const disclosure = metadata.disclosure?.value
  return mapOf([
    [key('number'), metadata.number?.value],
    [key('title'), title],
    [key('issuer'), issuers.length === 0 ? undefined : sentences.issuers(issuers)],
    [key('region'), region],
    [key('issued_on'), desk.issuedOn],
    [key('disclosure'), disclosure === undefined ? undefined : spell.word('disclosure', disclosure)],
    [key('upper'), found.upper],
    [key('masked'), found.masks],
    [key('reporting'), found.reporting],
    [key('note'), sentences.headNote(context.source)],
  ])
}

/** All who issued the document, the first of them first. */
function issuersOf({ metadata: { issuer, jointIssuers = [] } }: OfficialDocument): readonly string[] {
  return jointIssuers.length > 0 ? jointIssuers.map(({ value }) => value) : issuer === undefined ? [] : [issuer.value]
}

/** Code of the region an issuer's name begins with; the longest name wins, and one that several regions bear decides nothing. */
export function regionOf(issuer: string, { context }: Desk): string | undefined {
  const start = issuer.replace(new RegExp(`^(?:${context.words.partyPrefix.source})`, 'u'), '')
  if (context.words.stateIssuers.test(start)) return '000000'
  for (let length = Math.min(start.length, 16); length >= 2; length--) {
    const codes = context.regions.get(start.slice(0, length))
    if (codes === undefined) continue
    // "X province Y city" names the lower region behind the upper one.
    const rest = start.slice(length)
    for (let more = Math.min(rest.length, 12); more >= 2; more--) {
      const inside = context.regions
        .get(rest.slice(0, more))
        ?.filter((code) => codes.some((upper) => code.startsWith(upper.replace(/(?:00)+$/, ''))))
      if (inside?.length === 1) return inside[0]
    }
    return codes.length === 1 ? codes[0] : undefined
  }
  return undefined
}
