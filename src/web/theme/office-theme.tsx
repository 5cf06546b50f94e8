import { legacyLogicalPropertiesTransformer, StyleProvider } from '@ant-design/cssinjs'
import { ConfigProvider, type ConfigProviderProps } from 'antd'
import zhCN from 'antd/es/locale/zh_CN.js'
import { type ReactNode, useSyncExternalStore } from 'react'
import { phoneTheme, theme } from './theme.ts'

// Bureau browsers go back to Chromium 86, which knows neither `:where` nor logical properties.
const transformers = [legacyLogicalPropertiesTransformer]
// The package's types take its modules for CommonJS; what is bundled is the locale itself.
const locale = zhCN as unknown as NonNullable<ConfigProviderProps['locale']>
const button = { autoInsertSpace: false }
const wave = { disabled: true }

const phone = matchMedia('(max-width: 599px)')
const onWidth = (listener: () => void) => {
  phone.addEventListener('change', listener)
  return () => phone.removeEventListener('change', listener)
}

/** Whether the page is as narrow as a phone. */
export const usePhone = (): boolean => useSyncExternalStore(onWidth, () => phone.matches)

/** Gives the controls below it the look of the office, in Chinese. */
export function OfficeTheme({ children }: { readonly children: ReactNode }) {
  const isPhone = usePhone()
  return (
    <StyleProvider hashPriority="high" transformers={transformers}>
      <ConfigProvider locale={locale} theme={isPhone ? phoneTheme : theme} button={button} wave={wave}>
        {children}
      </ConfigProvider>
    </StyleProvider>
  )
}
