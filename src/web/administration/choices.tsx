import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { ask } from '../client/office.ts'

interface ChoiceProps {
  readonly id: string
  readonly value: string | undefined
  readonly onChange: (value: string) => void
}

interface Option {
  readonly value: string
  readonly label: string
}

/** Somebody of the office, found by name or user name. */
export function AccountChoice(props: ChoiceProps) {
  const [text, setText] = useState('')
  const found = useQuery(ask.account.list.query({ input: { text } }))
  const options = (found.data ?? []).flatMap(({ id, name, login, disabledAt }) =>
    disabledAt === null ? [{ value: id, label: `${name}（${login}）` }] : [],
  )
  return <Found {...props} found={found} options={options} onText={setText} placeholder="输入姓名或用户名" />
}

/** A region, found by name or code. */
export function RegionChoice(props: ChoiceProps) {
  const [text, setText] = useState('')
  const found = useQuery(ask.post.regions.query({ input: { text } }))
  const options = (found.data ?? []).map(({ path, name, code }) => ({ value: path, label: code === null ? name : `${name} ${code}` }))
  return <Found {...props} found={found} options={options} onText={setText} placeholder="输入名称或区划代码" />
}

/** A body that is open, found by name. */
export function BodyChoice(props: ChoiceProps) {
  const [text, setText] = useState('')
  const found = useQuery(ask.post.bodies.query({ input: { text } }))
  const options = (found.data ?? []).flatMap(({ id, name, region, closedOn }) =>
    closedOn === null ? [{ value: id, label: `${name}（${region.name}）` }] : [],
  )
  return <Found {...props} found={found} options={options} onText={setText} placeholder="输入机构名称" />
}

interface FoundProps extends ChoiceProps {
  readonly found: Pick<UseQueryResult, 'isFetching'>
  readonly options: readonly Option[]
  readonly placeholder: string
  readonly onText: (text: string) => void
}

function Found({ id, value, onChange, onText, found, placeholder, options }: FoundProps) {
  return (
    <Select
      id={id}
      showSearch={{ filterOption: false, onSearch: onText }}
      {...(value === undefined ? {} : { value })}
      options={[...options]}
      onChange={onChange}
      placeholder={placeholder}
      notFoundContent={found.isFetching ? '正在查找' : '没有找到'}
      style={{ width: '100%' }}
    />
  )
}
