import { setImmediate as letOthers } from 'node:timers/promises'
import type { UploadKind } from '../contract/index.ts'
import { type ArchiveFault, openZip, type ZipArchive } from '../intake/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { UploadRefusal } from './refusals.ts'

type ContentRefusal = Extract<UploadRefusal, { readonly code: 'kind_not_taken' | 'file_locked' | 'file_spoiled' | 'unpacks_too_far' }>

/** A file as it came in: its name is for messages and is not believed. */
interface Content {
  readonly name: string
  readonly bytes: Buffer
  readonly kinds: readonly UploadKind[]
}

/**
 * What kind of file some bytes are, by what is in them. Refused where that is none of the kinds asked for, and where a packed file is
 * locked, is not what its directory says, or unpacks to more than fits: it is unpacked here once, so that nobody meets that later.
 */
export async function kindOfContent(content: Content): Promise<Result<UploadKind, ContentRefusal>> {
  const { name, bytes, kinds } = content
  const found = looksOf(bytes)
  if (found === 'zip') return kindOfPackage(content)
  if (found === 'locked') return refused({ code: 'file_locked', name })
  const kind = kinds.find((one) => one === found)
  return kind === undefined ? refused({ code: 'kind_not_taken', name, found, kinds }) : done(kind)
}

/** Marks that files of other kinds begin with, by what people call them. */
const others: readonly (readonly [called: string, mark: string])[] = [
  ['Excel 97-2003 / Word 97-2003 (.xls, .doc)', 'd0cf11e0'],
  ['GIF', '47494638'],
  ['TIFF', '49492a00'],
  ['TIFF', '4d4d002a'],
  ['BMP', '424d'],
  ['RAR', '52617221'],
  ['7z', '377abcaf'],
  ['gzip', '1f8b08'],
  ['EXE', '4d5a'],
  ['ELF', '7f454c46'],
]

function looksOf(bytes: Buffer): UploadKind | 'zip' | 'locked' | (string & {}) | undefined {
  const starts = (mark: string) => bytes.subarray(0, mark.length / 2).toString('hex') === mark
  if (bytes.subarray(0, 1024).includes('%PDF-')) return 'pdf'
  if (starts('89504e470d0a1a0a')) return 'png'
  if (starts('ffd8ff')) return 'jpeg'
  if (starts('504b0304') || starts('504b0506')) return 'zip'
  if (bytes.subarray(4, 8).toString('latin1') === 'ftyp' && /^(heic|heix|mif1|msf1)/.test(bytes.toString('latin1', 8, 12))) return 'HEIC'
  if (starts('d0cf11e0') && bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) return 'locked'
  return others.find(([, mark]) => starts(mark))?.[0] ?? (isTable(bytes) ? 'csv' : undefined)
}

/** Text in an encoding of offices with columns in it, and no markup: pages and scripts saved as text are none. */
function isTable(bytes: Buffer): boolean {
  const text = decoded(bytes)
  if (text === undefined || /(?![\t\n\v\f\r])\p{Cc}/u.test(text)) return false
  const head = text.trimStart().slice(0, 4096)
  return !head.startsWith('<') && /[,;\t|]/.test(head)
}

function decoded(bytes: Buffer): string | undefined {
  const [first, second] = bytes
  const marked = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : undefined
  for (const encoding of marked === undefined ? ['utf-8', 'gb18030'] : [marked]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // Not in this one.
    }
  }
  return undefined
}

async function kindOfPackage({ name, bytes, kinds }: Content): Promise<Result<UploadKind, ContentRefusal>> {
  const opened = openZip(bytes)
  if (opened.kind === 'refused') return refused(faultOf(name, opened.refusal))
  const archive = opened.value
  const found = packageOf(archive)
  const kind = kinds.find((one) => one === found)
  if (kind === undefined) return refused({ code: 'kind_not_taken', name, found: found ?? 'ZIP', kinds })
  for (const part of archive.names) {
    const unpacked = archive.bytes(part)
    if (unpacked?.kind === 'refused') return refused(faultOf(name, unpacked.refusal))
    await letOthers()
  }
  return done(kind)
}

function packageOf(archive: ZipArchive): string | undefined {
  if (archive.spelling('OFD.xml') !== undefined) return 'ofd'
  const types = archive.bytes('[Content_Types].xml')
  if (types?.kind !== 'done') return undefined
  const text = Buffer.from(types.value).toString('utf8')
  if (/macroEnabled/i.test(text)) return 'xlsm / docm'
  if (text.includes('spreadsheetml.sheet.main+xml')) return 'xlsx'
  return text.includes('wordprocessingml.document.main+xml') ? 'docx' : undefined
}

function faultOf(name: string, fault: ArchiveFault): ContentRefusal {
  if (fault.code === 'encrypted') return { code: 'file_locked', name }
  if (fault.code === 'unpacks_too_large') return { code: 'unpacks_too_far', name, bytes: fault.bytes }
  return { code: 'file_spoiled', name, part: 'part' in fault ? fault.part : undefined }
}
