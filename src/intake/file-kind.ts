export type FileKind = 'pdf' | 'zip' | 'html' | 'text' | 'encrypted' | { readonly unsupported: string }

const signatures: readonly (readonly [name: string, bytes: readonly number[]])[] = [
  ['Word 97-2003 (.doc, .wps)', [0xd0, 0xcf, 0x11, 0xe0]],
  ['RTF', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['GIF', [0x47, 0x49, 0x46, 0x38]],
  ['TIFF', [0x49, 0x49, 0x2a, 0x00]],
  ['TIFF', [0x4d, 0x4d, 0x00, 0x2a]],
  ['RAR', [0x52, 0x61, 0x72, 0x21]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['gzip', [0x1f, 0x8b, 0x08]],
]

/** What a file is by its first bytes; its name is not believed. */
export function fileKindOf(bytes: Uint8Array): FileKind {
  const starts = (wanted: readonly number[], at = 0) => wanted.every((byte, index) => bytes[at + index] === byte)
  // A PDF may have some bytes in front of its mark.
  for (let at = 0; at < Math.min(1024, bytes.length); at++) if (starts([0x25, 0x50, 0x44, 0x46, 0x2d], at)) return 'pdf'
  if (starts([0x50, 0x4b, 0x03, 0x04])) return 'zip'
  // Office keeps an encrypted document in the container of its old formats, under this name in UTF-16.
  if (starts([0xd0, 0xcf, 0x11, 0xe0]) && Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'))) return 'encrypted'
  const known = signatures.find(([, wanted]) => starts(wanted))
  if (known !== undefined) return { unsupported: known[0] }
  const markup = markupOf(new TextDecoder('latin1').decode(bytes.subarray(0, 4096)))
  if (markup === 'html') return 'html'
  return markup === undefined ? 'text' : { unsupported: markup }
}

/** Pages and documents saved as markup are text by their bytes, and their tags are none of it. */
function markupOf(head: string): string | undefined {
  const text = head
    .replace(/^\u00EF\u00BB\u00BF/, '')
    .trimStart()
    .toLowerCase()
  if (text.startsWith('mime-version:')) return 'MHTML'
  if (/^<\?xml/.test(text) && /<w:worddocument|<pkg:package|progid="word\.document"/.test(text)) return 'Word XML'
  const inside = text.replace(/^(?:<\?[^>]*>|<!--[\s\S]*?-->|\s)+/, '')
  return /^<(?:!doctype html|html|head|body|meta)\b/.test(inside) ? 'html' : undefined
}
