import { Checkbox, Modal } from 'antd'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { areSingleKeysOn, boundKeys, listenForKeys, onBoundKeys, switchSingleKeys } from './bindings.ts'
import { useKeys } from './use-keys.ts'

/** Keys that work everywhere, whatever page is shown. */
const everywhere = [
  { stroke: 'Ctrl k', what: '查找' },
  { stroke: '↑ ↓ Home End', what: '在表中移动' },
  { stroke: 'Enter', what: '打开所在行' },
  { stroke: 'Esc', what: '关闭条款或窗口，回到所在行' },
] as const

/** Listens for keys, and shows them all at `?`. */
export function KeyHelp() {
  const [isOpen, setOpen] = useState(false)
  const bindings = useSyncExternalStore(onBoundKeys, boundKeys)
  const isOn = useSyncExternalStore(onBoundKeys, areSingleKeysOn)
  useEffect(listenForKeys, [])
  useKeys([{ stroke: '?', what: '全部按键', act: () => setOpen(true) }])
  const shown = [
    ...new Map([...bindings].reverse().map((binding) => [binding.stroke, binding.what])),
    ...everywhere.map((one) => [one.stroke, one.what] as const),
  ]
  return (
    <Modal open={isOpen} onCancel={() => setOpen(false)} footer={null} title="按键" width={440} destroyOnHidden>
      <dl className="keys">
        {shown.map(([stroke, what]) => (
          <div key={stroke}>
            <dt>
              {stroke.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <Checkbox checked={isOn} onChange={(event) => switchSingleKeys(event.target.checked)}>
        使用单键（输入文字时自动停用）
      </Checkbox>
    </Modal>
  )
}
