import { dayParts } from '../figures/days.ts'

const weekdays = ['一', '二', '三', '四', '五', '六', '日']

/** The day of the office, and whether it is the demonstration's. */
export function OfficeDate({ day, isDemo }: { readonly day: string; readonly isDemo: boolean }) {
  const parts = dayParts(day)
  if (parts === undefined) return null
  return (
    <span className="office-date">
      <time dateTime={day}>{`${parts.year}年${parts.month}月${parts.day}日 星期${weekdays[parts.weekday - 1]}`}</time>
      {isDemo ? <small>演示日期</small> : null}
    </span>
  )
}
