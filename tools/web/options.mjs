import react from '@vitejs/plugin-react'
import { inProject } from '../launcher/project.mjs'

/** The oldest browser of a bureau that pages are built for. */
const floor = 'chrome86'

/** Roles and permissions are data; the schemas beside them stay on the server unless a page imports them. */
const isContract = (id) => id.replaceAll('\\', '/').includes('/src/contract/')

/**
 * What three screens or more have in common is one file, loaded once with the frame. By itself the bundler makes a file of every set of
 * screens that share something: forty requests for a page, most of a kilobyte or two, which cost more than they carry. Style sheets stay
 * with the pages that name them: their order decides which rule holds.
 */
const shared = { name: 'shared', test: /\.[jt]sx?($|\?)/, minShareCount: 3 }

/** How pages are built from a folder into another. */
export const webOptions = ({ root = inProject('src/web'), outDir = inProject('dist/web') } = {}) => ({
  configFile: false,
  root,
  base: '/',
  publicDir: false,
  logLevel: 'warn',
  cacheDir: inProject('.runtime/vite'),
  plugins: [react()],
  build: {
    outDir,
    emptyOutDir: true,
    target: floor,
    cssTarget: floor,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    reportCompressedSize: false,
    manifest: true,
    rolldownOptions: {
      treeshake: { moduleSideEffects: (id) => !isContract(id) },
      output: { codeSplitting: { groups: [shared] } },
    },
  },
})
