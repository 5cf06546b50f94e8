import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { ask } from '../client/office.ts'
import { useKeys } from '../keys/use-keys.ts'
import { Mark } from '../parts/mark.tsx'
import { noSearch, type Search } from './last-search.ts'
import { SeekBox } from './seek-box.tsx'
import { type Entity, entityWords } from './subjects.zh.ts'

interface SearchFormProps {
  readonly search: Search
  readonly isQuerying: boolean
  readonly onSearch: (search: Search) => void
}

const entityOptions = [
  { value: '' as const, label: '全部' },
  ...(Object.entries(entityWords) as [Entity, string][]).map(([value, label]) => ({ value, label })),
]

/** One box for names and numbers, with the kind and the place to narrow it by. */
export function SearchForm({ search, isQuerying, onSearch }: SearchFormProps) {
  const id = useId()
  const [draft, setDraft] = useState(search)
  const form = useRef<HTMLFormElement>(null)
  const focus = () => form.current?.querySelector<HTMLElement>('input')?.focus()
  useEffect(focus, [])
  useKeys([{ stroke: '/', what: '查人员与单位', act: focus }])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSearch({ ...draft, text: draft.text.trim(), pages: [] })
  }
  return (
    <search>
      <form className="filter" ref={form} onSubmit={submit} autoComplete="off">
        <SeekBox
          className="subject-box"
          label="姓名、单位名称或号码"
          value={draft.text}
          onChange={(text) => setDraft({ ...draft, text })}
        />
        <span className="filter-field">
          <label htmlFor={`${id}-entity`}>类别</label>
          <Select<Entity | ''>
            id={`${id}-entity`}
            variant="borderless"
            value={draft.entity}
            options={entityOptions}
            popupMatchSelectWidth={false}
            suffixIcon={<Mark name="down" />}
            onChange={(entity) => setDraft({ ...draft, entity })}
          />
        </span>
        <RegionField region={draft.region} onChange={(region) => setDraft({ ...draft, region })} />
        <Button type="primary" htmlType="submit" loading={isQuerying}>
          查询
        </Button>
        <Button
          type="link"
          onClick={() => {
            setDraft(noSearch)
            onSearch(noSearch)
            focus()
          }}
        >
          重置
        </Button>
      </form>
    </search>
  )
}

interface RegionFieldProps {
  readonly region: Search['region']
  readonly onChange: (region: Search['region']) => void
}

/** The region to look in, of those one answers for; found by name or code. */
export function RegionField({ region, onChange }: RegionFieldProps) {
  const id = useId()
  const [text, setText] = useState('')
  const { data = [], isFetching } = useQuery(ask.subject.regions.query({ input: { text } }))
  const options = data.map(({ path, name }) => ({ value: path, label: name }))
  const shown = region === undefined || options.some(({ value }) => value === region.path) ? options : [...options, asOption(region)]
  return (
    <span className="filter-field">
      <label htmlFor={id}>地区</label>
      <Select<string>
        id={id}
        variant="borderless"
        allowClear
        showSearch={{ filterOption: false, onSearch: setText }}
        {...(region === undefined ? {} : { value: region.path })}
        options={shown}
        popupMatchSelectWidth={false}
        placeholder={<span className="filter-none">全部辖区</span>}
        notFoundContent={isFetching ? '正在查找' : '辖区内没有这个地区'}
        suffixIcon={<Mark name="down" />}
        onChange={(path: string | undefined) => {
          setText('')
          const chosen = shown.find(({ value }) => value === path)
          onChange(chosen === undefined ? undefined : { path: chosen.value, name: chosen.label })
        }}
      />
    </span>
  )
}

const asOption = ({ path, name }: NonNullable<Search['region']>) => ({ value: path, label: name })
