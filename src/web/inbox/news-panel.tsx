import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { minuteInChina } from '../../kernel/china-time.ts'
import { ask } from '../client/office.ts'
import { count } from '../figures/figures.ts'
import { ErrorLine } from '../parts/error-line.tsx'
import { useSession } from '../session/use-session.ts'
import { stepWord } from '../verification/states.tsx'
import { newSince, noteSeen } from './last-seen.ts'

/** A moment of the machine as MM-DD HH:MM as the clocks in China show it. */
export function momentWord(at: string): string {
  return minuteInChina(at).slice(5)
}

/** What others did in one's regions since one was here last. */
export function NewsPanel() {
  const { account } = useSession()
  const [since] = useState(() => newSince(account.id))
  const news = useQuery(ask.verification.steps.query({ input: { of: 'others', ...(since === undefined ? {} : { since }) } }))
  const newest = news.data?.[0]?.at
  useEffect(() => {
    if (newest !== undefined) noteSeen(account.id, newest)
  }, [account.id, newest])
  return (
    <aside className="side-panel" aria-label="上次离开后的变化">
      <h2>上次离开后的变化</h2>
      <p className="small">{since === undefined ? '最近的 50 件以内' : `${momentWord(since)} 至今`}</p>
      <ErrorLine error={news.error} />
      {news.data?.length === 0 ? <p className="soft news-none">没有变化。</p> : null}
      <ol className="news">
        {news.data?.map(({ at, verb, by, inquiry, policy, fact, rows }) => (
          <li key={`${at} ${verb} ${inquiry}`}>
            <time className="small" dateTime={at}>
              {momentWord(at)}
            </time>
            <p>
              {by}
              {stepWord(verb)}
              <Link to={`/verification/${inquiry}`}>
                {policy} {fact} {count(rows)} 项
              </Link>
            </p>
          </li>
        ))}
      </ol>
    </aside>
  )
}
