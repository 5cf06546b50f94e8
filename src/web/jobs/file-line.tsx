import { minuteInChina } from '../../kernel/china-time.ts'
import { bytesWord } from '../figures/bytes.ts'
import { count } from '../figures/figures.ts'
import { FileLink } from '../parts/file-link.tsx'
import type { Job } from './use-job.ts'

/** What an export came to: its file, until when it is kept. */
export function FileLine({ job: { result }, now }: { readonly job: Job; readonly now: string | undefined }) {
  const expires = String(result?.expiresAt ?? '')
  const until = expires === '' ? '' : `${minuteInChina(expires)} 前可下载`
  const about = `${count(Number(result?.rows ?? 0))} 行，${bytesWord(Number(result?.bytes ?? 0))}`
  if (expires !== '' && now !== undefined && Date.parse(expires) <= Date.parse(now))
    return (
      <p className="small soft">
        {String(result?.name ?? '')}　{about}　已过期删除
      </p>
    )
  return (
    <p className="small" role="status">
      <FileLink to={`/files/out/${String(result?.file ?? '')}`} isSaved>
        下载 {String(result?.name ?? '')}
      </FileLink>
      <span className="soft">
        　{about}　{until}
      </span>
    </p>
  )
}
