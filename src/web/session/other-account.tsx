import { Button, Modal } from 'antd'
import { useSyncExternalStore } from 'react'
import { otherAccount } from '../client/page-account.ts'

/** Over a page of somebody whose browser another has signed in with since: nothing of it is done, and it asks to be loaded anew. */
export function OtherAccount() {
  const told = useSyncExternalStore(otherAccount.subscribe, otherAccount.told)
  const close = () => otherAccount.tell(undefined)
  return (
    <Modal
      open={told !== undefined}
      title="登录的人已经换了"
      onCancel={close}
      width={440}
      destroyOnHidden
      footer={[
        <Button key="stay" onClick={close}>
          先不刷新
        </Button>,
        <Button key="reload" type="primary" onClick={() => location.reload()}>
          刷新页面
        </Button>,
      ]}
    >
      <p role="alert">{told}</p>
      <p className="small soft">刷新后本页填写的内容不再保留，需要的请先抄下。</p>
    </Modal>
  )
}
