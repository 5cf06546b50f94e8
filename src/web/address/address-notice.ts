import { createContext, useContext } from 'react'

/** Where a page says which parameters of its address it did not understand; the frame tells whoever opened it. */
export interface AddressNotice {
  readonly declare: (misread: readonly string[]) => void
}

export const AddressNoticeContext = createContext<AddressNotice>({ declare: () => {} })

export const useAddressNotice = (): AddressNotice => useContext(AddressNoticeContext)
