import { posix } from 'node:path'
import { type Result, refused } from '../kernel/result.ts'
import { childrenOf, parseXml, type XmlElement } from './parse-xml.ts'
import type { ArchiveFault, DocumentFault } from './refusals.ts'
import type { ZipArchive } from './zip-archive.ts'

/** A part of a package that another one points to. */
export interface Related {
  readonly id: string
  /** The last word of the relationship's type, e.g. `footnotes`. */
  readonly type: string
  /** Name of the part inside the package; undefined for what lies outside it. */
  readonly part: string | undefined
}

/** What is read of the parts of a package; refused with the first part that is there and cannot be read, or is named and not there. */
export function readPackage<T>(archive: ZipArchive, read: (parts: DocumentPackage) => Result<T, DocumentFault>): Result<T, DocumentFault> {
  const parts = new Parts(archive)
  const given = read(parts)
  return parts.fault === undefined ? given : refused(parts.fault)
}

/** The parts of a Word or OFD document as markup. */
export type DocumentPackage = Omit<Parts, 'fault'>

const nothing: XmlElement = { name: '', attributes: new Map(), children: [] }

/** Keeps the first fault it comes upon and gives empty parts from there on: what is read of them is never handed out. */
class Parts {
  readonly archive: ZipArchive
  fault: ArchiveFault | undefined

  constructor(archive: ZipArchive) {
    this.archive = archive
  }

  /** A part's root; undefined where the package has no such part. */
  xml(name: string): XmlElement | undefined {
    if (this.fault !== undefined) return nothing
    const bytes = this.archive.bytes(name)
    if (bytes === undefined) return undefined
    if (bytes.kind === 'refused') return this.faulty(bytes.refusal)
    return parseXml(decoded(bytes.value) ?? '') ?? this.faulty({ code: 'part_unreadable', part: name })
  }

  /** The root of a part that another one names: a document without it is not whole. */
  needed(name: string): XmlElement {
    return this.xml(name) ?? this.faulty({ code: 'part_missing', part: name })
  }

  /** What a part of a Word document points to; the package itself is the part ''. */
  related(part: string): readonly Related[] {
    const folder = part.slice(0, part.lastIndexOf('/') + 1)
    return childrenOf(this.xml(`${folder}_rels/${part.slice(folder.length)}.rels`)).map(({ attributes }) => {
      const target = attributes.get('Target') ?? ''
      const isOutside = attributes.get('TargetMode') === 'External'
      return {
        id: attributes.get('Id') ?? '',
        type: (attributes.get('Type') ?? '').replace(/^.*\//, ''),
        part: isOutside ? undefined : posix.join(target.startsWith('/') ? '' : folder, target).replace(/^\//, ''),
      }
    })
  }

  private faulty(fault: ArchiveFault): XmlElement {
    this.fault ??= fault
    return nothing
  }
}

/** Markup says its encoding by a mark or in its first line; without either it is UTF-8. Undefined where the bytes are no such text. */
function decoded(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 120))
  const marked = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : undefined
  const stated = /^(?:\u00EF\u00BB\u00BF)?<\?xml[^>]*\sencoding\s*=\s*["']([\w-]{1,20})["']/.exec(head)?.[1]
  try {
    return new TextDecoder(marked ?? stated ?? 'utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
