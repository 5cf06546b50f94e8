import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type FormEvent, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { useParameters } from '../address/use-parameters.ts'
import { ask } from '../client/office.ts'
import { useKeys } from '../keys/use-keys.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { ErrorLine } from '../parts/error-line.tsx'
import { PageHead } from '../parts/page-head.tsx'
import type { Search } from '../subjects/last-search.ts'
import { RegionField } from '../subjects/search-form.tsx'
import { SeekBox } from '../subjects/seek-box.tsx'
import { entityWords, type Found, numberText, placesOf, type Subject } from '../subjects/subjects.zh.ts'
import { AnswerPanel } from './answer-panel.tsx'
import '../subjects/subjects.css'
import './calls.css'

const declared = {}
/** What fits beside the answer; who is not among them is narrowed down by asking for more of the number. */
const size = 20

interface Asked {
  readonly text: string
  readonly region: Search['region']
}

const nobody: Asked = { text: '', region: undefined }

/** Somebody calls or stands at the window: who is meant, what to check, and what they may be told. */
export default function CallsPage() {
  useParameters(declared)
  const [draft, setDraft] = useState(nobody)
  const [asked, setAsked] = useState(nobody)
  const [picked, setPicked] = useState<Subject>()
  const form = useRef<HTMLFormElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const focus = () => form.current?.querySelector<HTMLElement>('input')?.focus()
  const found = useQuery({
    ...ask.subject.find.query({
      input: { text: asked.text, size, purpose: 'call_find', ...(asked.region === undefined ? {} : { region: asked.region.path }) },
    }),
    enabled: asked.text !== '',
    gcTime: 0,
  })
  useEffect(focus, [])
  // Who alone is meant is the one.
  const only = found.data?.found.length === 1 ? found.data.found[0] : undefined
  useEffect(() => {
    if (only !== undefined) setPicked(only)
  }, [only])
  // Whoever pressed Enter still stands in the box, where a digit is a letter: the hands go on to what was found.
  const answered = found.data !== undefined && asked.text !== '' ? asked : undefined
  useEffect(() => {
    if (answered !== undefined && form.current?.contains(document.activeElement)) list.current?.querySelector('button')?.focus()
  }, [answered])
  const next = () => {
    setDraft({ ...nobody, region: draft.region })
    setAsked(nobody)
    setPicked(undefined)
    focus()
  }
  useKeys([
    { stroke: '/', what: '查来电所问的人或单位', act: focus },
    { stroke: 'n', what: '下一个来电', act: next },
  ])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setPicked(undefined)
    setAsked({ ...draft, text: draft.text.trim() })
  }
  const toList = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' || event.nativeEvent.isComposing) return
    event.preventDefault()
    list.current?.querySelector('button')?.focus()
  }
  return (
    <div className="page calls">
      <PageHead title="来电快查" acts={<Button onClick={next}>下一个来电</Button>}>
        查到人，选来电人，先核对，再按右边说。每次查看都记下来电人是谁。
      </PageHead>
      <search>
        <form className="filter" ref={form} onSubmit={submit} autoComplete="off">
          <SeekBox
            className="call-box"
            label="姓名、单位名称、号码或末四位"
            value={draft.text}
            onChange={(text) => setDraft({ ...draft, text })}
            onKeyDown={toList}
          />
          <RegionField region={draft.region} onChange={(region) => setDraft({ ...draft, region })} />
          <Button type="primary" htmlType="submit" loading={found.isFetching}>
            查询
          </Button>
        </form>
      </search>
      <ErrorLine error={found.error} />
      {asked.text === '' ? (
        <EmptyLine why="请来电人报姓名或单位名称、号码。" next="姓名加身份证号末四位最快，如“李秀英 001X”；只有末四位的，先选地区。" />
      ) : null}
      {found.data === undefined || asked.text === '' ? null : (
        <div className="call-columns">
          <FoundList text={asked.text} found={found.data} picked={picked} onPick={setPicked} list={list} />
          {picked === undefined ? null : <AnswerPanel key={`${picked.entity} ${picked.key}`} subject={picked} />}
        </div>
      )}
    </div>
  )
}

/** Nobody of one's regions is meant: whether a unit of another region is, and where to send the caller. */
function Elsewhere({ text }: { readonly text: string }) {
  const { data } = useQuery({ ...ask.call.elsewhere.query({ input: { text } }), gcTime: 0, retry: false })
  if (data === undefined || data.places.length === 0)
    return <EmptyLine why="辖区内没有查到。" next="请对方再报一遍，或换用号码；不在本辖区的，请对方联系参保地。" />
  return (
    <EmptyLine
      why={`这个代码的单位登记在${data.places.join('、')}，不在您的辖区，这里看不到它的情况。`}
      next="请对方联系登记地的就业服务机构；在本辖区参保的，请对方报单位编号或单位名称再查。"
    />
  )
}

interface FoundListProps {
  readonly text: string
  readonly found: Found
  readonly picked: Subject | undefined
  readonly onPick: (subject: Subject) => void
  readonly list: RefObject<HTMLUListElement | null>
}

/** Who may be meant; arrows go through them, Enter takes one. */
function FoundList({ text, found: { found, next }, picked, onPick, list }: FoundListProps) {
  const move = (event: KeyboardEvent<HTMLUListElement>) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const buttons = [...event.currentTarget.querySelectorAll('button')]
    buttons[buttons.indexOf(document.activeElement as HTMLButtonElement) + step]?.focus()
  }
  if (found.length === 0) {
    return <Elsewhere text={text} />
  }
  return (
    <div className="call-found">
      <ul ref={list} aria-label="查到的" onKeyDown={move}>
        {found.map((subject) => (
          <li key={`${subject.entity} ${subject.key}`}>
            <button type="button" aria-pressed={subject === picked} onClick={() => onPick(subject)}>
              <b>{subject.name}</b>
              <span className="small">
                {entityWords[subject.entity]}　{placesOf(subject)}
              </span>
              <span className="small">{subject.numbers.slice(0, 1).map(numberText)}</span>
            </button>
          </li>
        ))}
      </ul>
      {next === null ? null : <p className="small">还有更多。请对方再报几位号码，或选地区。</p>}
    </div>
  )
}
