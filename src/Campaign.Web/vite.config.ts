import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** Packs every file once, when the app is built, so that the server never has to. */
const pack = (): Plugin => {
  let folder = ''
  return {
    name: 'pack',
    apply: 'build',
    configResolved: (config) => void (folder = config.build.outDir),
    closeBundle: () => {
      const files = ['index.html', ...readdirSync(join(folder, 'assets')).map((name) => join('assets', name))]
      for (const file of files.map((name) => join(folder, name))) {
        const bytes = readFileSync(file)
        writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }))
        writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
      }
    },
  }
}

export default defineConfig({
  plugins: [react(), pack()],
  build: { emptyOutDir: true, assetsInlineLimit: 0, reportCompressedSize: false, chunkSizeWarningLimit: 1200 },
  // Work on pages against a server that ./run has started.
  server: { host: '127.0.0.1', proxy: { '/api': process.env['CAMPAIGN_SERVER'] ?? 'http://127.0.0.1:5080' } },
})
