import { afterAll, beforeAll, expect, it } from 'vitest'
import { officeStore } from '../store/postgres/stores.ts'
import { writeSubjects } from '../subjects/office.ts'
import { openTestOffice, sampleOffice } from './office.ts'

let at: Awaited<ReturnType<typeof openTestOffice>>
let close: () => Promise<void>

beforeAll(async () => {
  const store = await officeStore(sampleOffice)
  at = await openTestOffice(store)
  await writeSubjects(store, at.office.keys.ring(), [
    { entity: 'person', key: 1n, name: '林一岚', home: 500103, numbers: { identity_number: '11990019800101001X', phone: '12123456789' } },
    { entity: 'person', key: 2n, name: '林一岚', home: 140105, numbers: { identity_number: '119900198001030015' } },
  ])
  close = () => at.app.close().then(() => store.close())
})
afterAll(() => close())

const signedIn = async (login: string) => {
  const visitor = at.visitor()
  await visitor.signIn(login)
  return visitor
}

it('finds who is meant, with numbers masked', async () => {
  const lin = await signedIn('lin')
  for (const text of ['林一', '01001X', '001x', '林一 001X', '11990019800101001x']) {
    const { status, body } = await lin.ask('subject/find', { text })
    expect([status, body]).toEqual([
      200,
      {
        found: [
          {
            entity: 'person',
            key: '1',
            name: '林一岚',
            home: '渝中区',
            insured: null,
            operating: null,
            numbers: [
              { scheme: 'identity_number', number: '119***********001X' },
              { scheme: 'phone', number: '121****6789' },
            ],
          },
        ],
        next: null,
        count: { n: 1, kind: 'exact' },
        writing: null,
      },
    ])
  }
})

it('says what to type where the text says too little', async () => {
  const lin = await signedIn('lin')
  const { status, body } = await lin.ask('subject/find', { text: '123' })
  expect([status, body.data.code, body.message]).toEqual([422, 'number_in_part', '号码请输入末 4 位、末 6 位，或输入全部。'])
})

it('shows a number to a purpose, and refuses one outside of the regions in words that tell nothing', async () => {
  const lin = await signedIn('lin')
  const asked = { entity: 'person', fields: ['phone'], purpose: '退票核对' }
  expect((await lin.ask('subject/reveal', { ...asked, keys: ['1'] })).body).toEqual([{ key: '1', scheme: 'phone', number: '12123456789' }])
  const [outside, nobody] = [
    await lin.ask('subject/reveal', { ...asked, keys: ['2'] }),
    await lin.ask('subject/reveal', { ...asked, keys: ['404'] }),
  ]
  // But for the number of the request, the answer is that about somebody who is not there.
  const said = ({ body }: typeof outside) => ({ ...body.data, request: undefined })
  expect([outside.status, said(outside)]).toEqual([422, said(nobody)])
  expect((await lin.ask('subject/reveal', { ...asked, purpose: ' ', keys: ['1'] })).body.data.code).toBe('purpose_missing')
})
