import { Link } from '@tanstack/react-router'
import { Select } from 'antd'
import type { ReactNode } from 'react'
import { yuan } from '../figures/figures.ts'
import { PageHead } from '../parts/page-head.tsx'
import type { Why } from './why.ts'
import { schemeWords } from './words.zh.ts'

interface WhyHeadProps {
  readonly why: Why
  readonly list: string
  readonly onRun: (run: string) => void
  readonly acts: ReactNode
}

/** Whom the decision is about: by name where the reader may see one, by number else. */
export function WhyHead({ why, list, onRun, acts }: WhyHeadProps) {
  const { policy, subject, row, about, run, history } = why
  const own = about.find(({ entity, key }) => entity === policy.entity && key === subject)
  const beside = about.filter((each) => each !== own)
  const shown = own ?? beside[0]
  const line = [
    `${policy.entityZh}编号 ${subject}`,
    ...(shown?.numbers ?? []).flatMap(({ scheme, number }) => (number === null ? [] : [`${schemeWords[scheme]} ${number}`])),
    `所在地区 ${row.region.name}`,
    row.sizeZh,
    row.industry === null ? '' : `${row.industry.name} ${row.industry.code}`,
    // A unit and its firm bear one name.
    ...new Set(beside.filter((each) => each !== shown && each.name !== shown?.name).map(({ name }) => name)),
  ].filter((part) => part !== '')
  return (
    <PageHead
      title={shown?.name ?? `${policy.entityZh} ${subject}`}
      trail={
        <>
          <Link to={`/runs/${run.name}`}>筛查总览</Link> / <Link to={list}>{policy.zh}名单</Link> / 认定依据
        </>
      }
      acts={
        <>
          {history.length < 2 ? null : (
            <Select<string>
              className="why-history"
              aria-label="判定"
              value={run.name}
              onChange={onRun}
              popupMatchSelectWidth={false}
              options={history.map((each, at) => ({
                value: each.run,
                label: `判定 ${each.day}${at === 0 ? '（最新）' : ''}${each.net === null ? '' : `　${yuan(each.net)} 元`}`,
              }))}
            />
          )}
          {acts}
        </>
      }
    >
      <p className="why-line soft">
        {line.map((part) => (
          <span key={part}>{part}</span>
        ))}
      </p>
    </PageHead>
  )
}
