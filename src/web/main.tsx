import './floor.ts'
import './theme/base.css'
import './theme/frame.css'
import './theme/session.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient } from './client/query-client.ts'
import { makeRouter } from './router.tsx'
import { OfficeTheme } from './theme/office-theme.tsx'
import { rootStyle } from './theme/theme.ts'

const place = document.getElementById('office')
if (place === null) throw new Error('the page has no place for the office')

const style = document.createElement('style')
style.textContent = rootStyle()
document.head.append(style)

createRoot(place).render(
  <StrictMode>
    <OfficeTheme>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={makeRouter()} />
      </QueryClientProvider>
    </OfficeTheme>
  </StrictMode>,
)
