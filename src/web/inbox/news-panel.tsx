import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { hourInChina, minuteInChina } from '../../kernel/china-time.ts'
import { ask } from '../client/office.ts'
import { count } from '../figures/figures.ts'
import { ErrorLine } from '../parts/error-line.tsx'
import { useSession } from '../session/use-session.ts'
import { stepWord } from '../verification/states.tsx'
import { newSince, noteSeen } from './last-seen.ts'

/** When something was done: the day the office stood in, and the hour on the wall. */
const doneAt = (day: string, at: string): string => `${day.slice(5)} ${hourInChina(at)}`

/** Since when; the day of a demonstration is not that of the clock on the wall, and two days side by side only confuse. */
const sinceWord = (since: string, isDemo: boolean): string => (isDemo ? '自上次离开以来' : `${minuteInChina(since).slice(5)} 至今`)

/** What others did in one's regions since one was here last. */
export function NewsPanel() {
  const { account, office } = useSession()
  const [since] = useState(() => newSince(account.id))
  const news = useQuery(ask.verification.steps.query({ input: { of: 'others', ...(since === undefined ? {} : { since }) } }))
  const newest = news.data?.[0]?.at
  useEffect(() => {
    if (newest !== undefined) noteSeen(account.id, newest)
  }, [account.id, newest])
  return (
    <aside className="side-panel" aria-label="上次离开后的变化">
      <h2>上次离开后的变化</h2>
      <p className="small">{since === undefined ? '最近的 50 件以内' : sinceWord(since, office.isDemo)}</p>
      <ErrorLine error={news.error} />
      {news.data?.length === 0 ? <p className="soft news-none">没有变化。</p> : null}
      <ol className="news">
        {news.data?.map(({ day, at, verb, by, inquiry, policy, fact, rows }) => (
          <li key={`${at} ${verb} ${inquiry}`}>
            <time className="small" dateTime={at}>
              {doneAt(day, at)}
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
