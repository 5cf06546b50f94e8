import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { ask } from '../client/office.ts'

interface ChoiceProps {
  readonly id: string
  readonly value: string | undefined
  readonly onChange: (value: string) => void
}

/** Somebody of the office, found by name or user name. */
export function AccountChoice({ id, value, onChange }: ChoiceProps) {
  const [text, setText] = useState('')
  const { data = [], isFetching } = useQuery(ask.account.list.query({ input: { text } }))
  const open = data.filter(({ disabledAt }) => disabledAt === null)
  return (
    <Choice
      id={id}
      value={value}
      onChange={onChange}
      onText={setText}
      isFetching={isFetching}
      placeholder="输入姓名或用户名"
      options={open.map((one) => ({ value: one.id, label: `${one.name}（${one.login}）` }))}
    />
  )
}

/** A region, found by name or code. */
export function RegionChoice({ id, value, onChange }: ChoiceProps) {
  const [text, setText] = useState('')
  const { data = [], isFetching } = useQuery(ask.post.regions.query({ input: { text } }))
  return (
    <Choice
      id={id}
      value={value}
      onChange={onChange}
      onText={setText}
      isFetching={isFetching}
      placeholder="输入名称或区划代码"
      options={data.map(({ path, name, code }) => ({ value: path, label: code === null ? name : `${name} ${code}` }))}
    />
  )
}

/** A body that is open, found by name. */
export function BodyChoice({ id, value, onChange }: ChoiceProps) {
  const [text, setText] = useState('')
  const { data = [], isFetching } = useQuery(ask.post.bodies.query({ input: { text } }))
  const open = data.filter(({ closedOn }) => closedOn === null)
  return (
    <Choice
      id={id}
      value={value}
      onChange={onChange}
      onText={setText}
      isFetching={isFetching}
      placeholder="输入机构名称"
      options={open.map((one) => ({ value: one.id, label: `${one.name}（${one.region.name}）` }))}
    />
  )
}

interface FoundProps extends ChoiceProps {
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly placeholder: string
  readonly isFetching: boolean
  readonly onText: (text: string) => void
}

function Choice({ id, value, onChange, onText, isFetching, placeholder, options }: FoundProps) {
  return (
    <Select
      id={id}
      showSearch={{ filterOption: false, onSearch: onText }}
      {...(value === undefined ? {} : { value })}
      options={[...options]}
      onChange={onChange}
      placeholder={placeholder}
      notFoundContent={isFetching ? '正在查找' : '没有找到'}
      style={{ width: '100%' }}
    />
  )
}
