// Serves the pages as they are written, and passes calls on to an office that runs beside: BALLAST_OFFICE, else port 8080 of this machine.
import { createServer } from 'vite'
import { webOptions } from './options.mjs'

const office = process.env.BALLAST_OFFICE ?? 'http://127.0.0.1:8080'
const server = await createServer({
  ...webOptions(),
  logLevel: 'info',
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: { '/rpc': { target: office, changeOrigin: true }, '/files': { target: office, changeOrigin: true } },
  },
})
await server.listen()
server.printUrls()
