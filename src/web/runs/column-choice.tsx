import { Button, Checkbox, Popover } from 'antd'
import { looseColumnWords } from './list-columns.tsx'
import { type Asked, looseColumns } from './list-question.ts'

interface ColumnChoiceProps {
  readonly without: Asked['without']
  readonly onChange: (without: Asked['without']) => void
}

/** Which columns a list shows. */
export function ColumnChoice({ without, onChange }: ColumnChoiceProps) {
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <Checkbox.Group
          className="run-columns"
          value={looseColumns.filter((id) => !without.includes(id))}
          options={looseColumns.map((value) => ({ value, label: looseColumnWords[value] }))}
          onChange={(kept) => onChange(looseColumns.filter((id) => !kept.includes(id)))}
        />
      }
    >
      <Button>列</Button>
    </Popover>
  )
}
