import react from '@vitejs/plugin-react'
import { inProject } from '../launcher/project.mjs'

/** The oldest browser of a bureau that pages are built for. */
const floor = 'chrome86'

/** Roles and permissions are data; the schemas beside them stay on the server unless a page imports them. */
const isContract = (id) => id.replaceAll('\\', '/').includes('/src/contract/')

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
    rolldownOptions: { treeshake: { moduleSideEffects: (id) => !isContract(id) } },
  },
})
