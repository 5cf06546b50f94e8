import { posix } from 'node:path'
import { IntakeFailure } from './failure.ts'
import { childrenOf, parseXml, type XmlElement } from './parse-xml.ts'
import type { ZipArchive } from './zip-archive.ts'

/** A part of a package that another one points to. */
export interface Related {
  readonly id: string
  /** The last word of the relationship's type, e.g. `footnotes`. */
  readonly type: string
  /** Name of the part inside the package; undefined for what lies outside it. */
  readonly part: string | undefined
}

/** The parts of a Word or OFD document as markup. What is there and cannot be read is an `IntakeFailure`, never an empty part. */
export class DocumentPackage {
  readonly path: string
  readonly archive: ZipArchive

  constructor(path: string, archive: ZipArchive) {
    this.path = path
    this.archive = archive
  }

  /** A part's root; undefined where the package has no such part. */
  xml(name: string): XmlElement | undefined {
    const bytes = this.archive.bytes(name)
    if (bytes === undefined) return undefined
    const root = parseXml(decoded(bytes) ?? '')
    if (root === undefined) throw new IntakeFailure('part_unreadable', this.path, name)
    return root
  }

  /** The root of a part that another one names: a document without it is not whole. */
  needed(name: string): XmlElement {
    const root = this.xml(name)
    if (root === undefined) throw new IntakeFailure('part_missing', this.path, name)
    return root
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
