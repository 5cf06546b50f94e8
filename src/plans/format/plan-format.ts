import { fileFormat, rootShapes } from './file-format.ts'
import { fileTexts, rootTexts } from './file-format.zh.ts'
import { glossaryFormat } from './glossary-format.ts'
import { glossaryTexts } from './glossary-format.zh.ts'
import { orderFormat } from './order-format.ts'
import { orderTexts } from './order-format.zh.ts'
import { policyFormat } from './policy-format.ts'
import { policyTexts } from './policy-format.zh.ts'
import type { Block, KeyText, Shape } from './shape.ts'

/** Every block whose keys are words of `glossary/keywords.yaml`. */
export const planBlocks = { ...policyFormat, ...orderFormat, ...fileFormat } as const

const allBlocks: Readonly<Record<string, Block>> = { ...planBlocks, ...glossaryFormat }
const allTexts: Readonly<
  Record<string, { readonly zh: string; readonly about: string; readonly keys: Readonly<Record<string, KeyText>> }>
> = { ...policyTexts, ...orderTexts, ...fileTexts, ...glossaryTexts }

/** The table of one block; a name nobody declared is a bug. */
export function blockOf(name: string): Block {
  const block = allBlocks[name]
  if (block === undefined) throw new Error(`no block ${name}`)
  return block
}

/** What a block is called and for. */
export function blockText(name: string): { readonly zh: string; readonly about: string } {
  const found = allTexts[name]
  if (found === undefined) throw new Error(`no description of ${name}`)
  return found
}

/** A key of a block, or `root` and a file: what may stand there, what it says, a line that shows it. */
export function keyText(block: string, key: string): { readonly shape: Shape; readonly about: string; readonly example: string } {
  const isRoot = block === 'root'
  const shape = isRoot ? (rootShapes as Readonly<Record<string, Shape>>)[key] : allBlocks[block]?.keys[key]?.shape
  const text = isRoot ? (rootTexts as Readonly<Record<string, KeyText>>)[key] : allTexts[block]?.keys[key]
  if (shape === undefined || text === undefined) throw new Error(`no description of ${block}.${key}`)
  return { shape, about: text[0], example: text[1] }
}
