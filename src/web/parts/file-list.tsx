import { bytesWord } from '../figures/bytes.ts'
import { FileLink } from './file-link.tsx'

interface FileListProps {
  readonly files: readonly { readonly id: string; readonly name: string; readonly bytes: number }[]
  /** What they are, for whoever hears the page. */
  readonly label?: string
}

/** Files that belong to something, each to be opened; nothing where there are none. */
export function FileList({ files, label = '附件' }: FileListProps) {
  if (files.length === 0) return null
  return (
    <ul className="file-list" aria-label={label}>
      {files.map(({ id, name, bytes }) => (
        <li key={id}>
          <FileLink to={`/files/in/${id}`}>{name}</FileLink>
          <span className="soft"> {bytesWord(bytes)}</span>
        </li>
      ))}
    </ul>
  )
}
