import { Input } from 'antd'
import type { KeyboardEvent } from 'react'
import { Mark } from '../parts/mark.tsx'

interface SeekBoxProps {
  readonly className: string
  /** What can be typed: 姓名、单位名称或号码. */
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
  readonly onKeyDown?: (event: KeyboardEvent) => void
}

/** The box that people and units are looked for in; what is typed never stands in an address. */
export function SeekBox({ className, label, value, onChange, onKeyDown }: SeekBoxProps) {
  return (
    <span className={`filter-text ${className}`}>
      <Input
        prefix={<Mark name="seek" />}
        aria-label={label}
        placeholder={label}
        maxLength={100}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        {...(onKeyDown === undefined ? {} : { onKeyDown })}
      />
    </span>
  )
}
